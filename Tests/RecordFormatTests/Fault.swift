import CanonicalJSON
import RecordFormat

/// What is wrong, in a few words: what a table of refusals can list.
func fault(_ read: () throws -> Void) -> String {
  do {
    try read()
    return "none"
  } catch let error as RecordFormatError {
    switch error {
    case .tooLarge(let part, let bytes, let limit): return "tooLarge \(part) \(bytes) \(limit)"
    case .notCanonical(_, _, let reason): return "notCanonical \(reason)"
    case .unknownKey(_, let key, _): return "unknownKey \(key)"
    case .missingKey(_, let key): return "missingKey \(key)"
    case .notApplicable(_, let key, _): return "notApplicable \(key)"
    case .malformed(_, let key, _, _): return "malformed \(key)"
    case .unknownFormat(let format): return "unknownFormat \(format)"
    case .unknownCatalogue(let version): return "unknownCatalogue \(version)"
    case .unknownType(let name): return "unknownType \(name)"
    case .commitmentMismatch(let part, _): return "commitmentMismatch \(part)"
    case .wordsDisagree: return "wordsDisagree"
    case .wordsErased: return "wordsErased"
    case .sealBroken: return "sealBroken"
    case .documentSealBroken: return "documentSealBroken"
    case .unknownSigner: return "unknownSigner"
    case .signatureMismatch: return "signatureMismatch"
    }
  } catch {
    return "another error: \(error)"
  }
}

/// The canonical text with one member set, or removed when the value is nil; a path has dots.
func changed(_ text: String, _ path: [String], to value: JSON?) throws -> [UInt8] {
  func set(_ path: ArraySlice<String>, in json: JSON) -> JSON {
    guard let key = path.first, case .object(var object) = json else { return json }
    object[key] =
      path.count == 1 ? value : set(path.dropFirst(), in: object[key] ?? .object(JSONObject()))
    return .object(object)
  }
  return try set(path[...], in: JSON(canonical: Array(text.utf8))).canonicalBytes
}
