// What must hold for every sequence of bytes, whoever sent it. See run.sh for how to build and run.

/// libFuzzer's entry point: called once for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let canonical = Result { () throws(CanonicalJSONError) in try JSON(canonical: bytes) }
  let parsed = Result { () throws(CanonicalJSONError) in try JSON(parsing: bytes) }
  let skipped = Result { () throws(CanonicalJSONError) in try skip(bytes.span) }

  switch (canonical, skipped) {
  case (.success(let value), .success):
    require(value.isWritten(as: bytes), "what is read as canonical is written the same")
    require((try? parsed.get()) == value, "what is canonical is also read from people")
  case (.failure(let error), .failure(let other)):
    require(error == other, "the tree and the pull reader refuse at the same byte for one reason")
    require((0...count).contains(error.offset), "an error lies within the text")
  default:
    require(false, "the tree and the pull reader agree")
  }

  switch parsed {
  case .success(let value):
    guard let written = try? value.canonicalBytes else {
      require(false, "what is read from people can be written")
      return 0
    }
    require((try? JSON(canonical: written)) == value, "what is written is canonical")
    require((written == bytes) == ((try? canonical.get()) != nil), "one value, one text")
  case .failure(let error):
    require((0...count).contains(error.offset), "an error lies within the text")
  }
  return 0
}

extension JSON {
  fileprivate func isWritten(as bytes: [UInt8]) -> Bool { (try? canonicalBytes) == bytes }
}

private func skip(_ bytes: Span<UInt8>) throws(CanonicalJSONError) {
  var reader = try CanonicalReader(bytes)
  try reader.skipValue()
  try reader.finish()
}

/// Traps where something does not hold, which libFuzzer reports with the input that showed it.
private func require(_ holds: Bool, _ what: StaticString) {
  if !holds { fatalError("not so: \(what)") }
}
