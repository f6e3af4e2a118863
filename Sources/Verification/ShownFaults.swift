internal import Partnership
internal import RecordFormat

extension RecordFormatError {
  /// The fault of what is shown of a record, when it is refused for this.
  var faultName: FaultName {
    switch self {
    case .tooLarge(let part, _, _), .notCanonical(let part, _, _), .unknownKey(let part, _, _),
      .missingKey(let part, _), .notApplicable(let part, _, _), .malformed(let part, _, _, _),
      .commitmentMismatch(let part, _):
      switch part {
      case .header: .headerUnreadable
      case .facts: .factsAltered
      case .words, .sealedWords: .wordsAltered
      case .recordFile, .actionFile, .wordsKeys: .recordFileUnreadable
      case .selection: .selectionUnreadable
      case .openingLine: .openingUnreadable
      }
    case .wordsDisagree: .factsAltered
    case .unknownFormat, .unknownCatalogue, .unknownType, .unknownSigner, .signatureMismatch:
      .headerUnreadable
    case .wordsErased, .sealBroken: .wordsAltered
    case .documentSealBroken: .documentAltered
    }
  }
}
