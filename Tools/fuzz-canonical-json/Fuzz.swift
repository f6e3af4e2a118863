// What must hold for every sequence of bytes, whoever sent it. See run.sh for how to build and run.

/// libFuzzer's entry point: called once for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let canonical = Result { () throws(CanonicalJSONError) in try JSON(canonical: bytes) }
  let parsed = Result { () throws(CanonicalJSONError) in try JSON(parsing: bytes) }
  let skipped = Result { () throws(CanonicalJSONError) in try skip(bytes.span) }
  let asked = Result { () throws(CanonicalJSONError) in try ask(bytes) }

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

  switch (skipped, asked) {
  case (.success, .success): break
  case (.failure(let error), .failure(let other)):
    require(error == other, "asking for keys refuses at the same byte for the same reason")
  default:
    require(false, "asking for keys accepts what passing over them does")
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

/// Passes over a value as `skipValue` does, but asks for its keys by their names.
private func ask(_ bytes: [UInt8]) throws(CanonicalJSONError) {
  var reader = try CanonicalReader(bytes.span)
  repeat {
    if !reader.isBeforeValue, reader.isInObject {
      try askForKey(in: bytes, &reader)
    } else if !reader.isBeforeValue {
      _ = try reader.nextItem()
    } else if reader.offset < bytes.count, bytes[reader.offset] == Byte.openObject {
      try reader.enterObject()
    } else if reader.offset < bytes.count, bytes[reader.offset] == Byte.openArray {
      try reader.enterArray()
    } else {
      try reader.skipValue()
    }
  } while reader.depth > 0
  try reader.finish()
}

/// Moves to the next value, or out of the object: by names that are wrong, then by the right one,
/// or by none; where it stands decides which.
private func askForKey(
  in bytes: [UInt8], _ reader: inout CanonicalReader
) throws(CanonicalJSONError) {
  let way = reader.offset % 4
  // What stands between the next two quotes is the key, if one comes next.
  let start = bytes[reader.offset...].firstIndex(of: Byte.quote).map { $0 + 1 } ?? bytes.count
  let name = Array(bytes[start...].prefix { $0 != Byte.quote })
  if way & 1 != 0 {
    // Also one that differs in the middle alone, where neither its first word nor its last tells.
    var middle = name
    if !middle.isEmpty { middle[middle.count / 2] ^= 1 }
    for wrong in [Array(name.dropLast()), name + [0x61], middle] where wrong != name {
      guard let packed = packed(wrong) else { continue }
      require(try !reader.nextKey(is: packed), "another name does not pass for the key")
    }
  }
  if way & 2 != 0, let packed = packed(name), try reader.nextKey(is: packed) {
    require(reader.offset == start + name.count + 2, "the value stands behind the key")
    return
  }
  guard let key = try reader.nextKey() else { return }
  require(Array(bytes[key]) == name, "the key is what stands between the quotes")
  require(
    way & 2 == 0 || name.count > PackedName.maximumBytes, "a key that is there is found by its name"
  )
}

/// A name of bytes; nil when they are too many, or no text.
private func packed(_ name: [UInt8]) -> PackedName? {
  guard name.count <= PackedName.maximumBytes, let text = String(utf8: name.span) else {
    return nil
  }
  return PackedName(text)
}

/// Traps where something does not hold, which libFuzzer reports with the input that showed it.
private func require(_ holds: Bool, _ what: StaticString) {
  if !holds { fatalError("not so: \(what)") }
}
