internal import Partnership
internal import Projections
internal import RecordFormat
internal import Transparency
internal import Wording
internal import XMLWriting

// The message, in the order of the schema.

extension ArchivalTransferPart {
  func writeMessage(
    to writer: XMLWriter, _ objects: ArchivalTransferObjects, _ agreements: [ExportedAgreement],
    _ word: @escaping WordFinding
  ) {
    writer.open("ArchiveTransfer", [("xmlns", "fr:gouv:culture:archivesdefrance:seda:v2.3")])
    let title = scope.title
    writer.element("Comment", title.french, [("xml:lang", "fr")])
    writer.element("Comment", title.english, [("xml:lang", "en")])
    writer.element("Date", scope.recorded.description)
    writer.element("MessageIdentifier", messageIdentifier)
    if let agreement = agencies.archivalAgreement { writer.element("ArchivalAgreement", agreement) }
    writer.element("CodeListVersions") {
      writer.element("MessageDigestAlgorithmCodeListVersion", "FIPS 180-4")
      writer.element("MimeTypeCodeListVersion", "IANA")
      for list in ["StorageRule", "AppraisalRule", "AccessRule", "HoldRule"] {
        writer.element("\(list)CodeListVersion", scope.ledger.text)
      }
    }
    writer.element("DataObjectPackage") {
      objects.write(to: writer)
      writer.element("DescriptiveMetadata") {
        var units = ArchivalTransferUnits(self, writer, objects, word)
        units.write(agreements)
      }
      writer.element("ManagementMetadata") {
        writer.element("OriginatingAgencyIdentifier", agencies.transferringAgency)
        writer.element("SubmissionAgencyIdentifier", agencies.transferringAgency)
      }
    }
    for (name, party) in [
      ("ArchivalAgency", agencies.archivalAgency),
      ("TransferringAgency", agencies.transferringAgency),
    ] {
      writer.element(name) { writer.element("Identifier", party) }
    }
    writer.close()
  }

  /// The same for the same head and choice, and another for another.
  private var messageIdentifier: String {
    let choice = Digest(hashing: Array("\(scope.line)\n\(scope.asOf)".utf8)).hex.prefix(16)
    return "\(scope.ledger.text)/checkpoint:\(scope.headSize)/\(choice)"
  }
}
