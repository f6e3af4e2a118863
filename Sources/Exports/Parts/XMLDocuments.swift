internal import XMLWriting

/// Runs work on a document of XML and speaks its error as this module's.
func inDocument<Result>(
  _ work: () throws(XMLWriter.Failure) -> Result
) throws(ExportError) -> Result {
  do throws(XMLWriter.Failure) {
    return try work()
  } catch {
    throw .unwritableDocument
  }
}
