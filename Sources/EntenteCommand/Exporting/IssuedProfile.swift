import Entente
import Verification

// As what a ledger remembers a dossier, and to whom that opened how much: one is the other read backwards.

extension IssuedExport.Profile {
  /// As what a dossier is remembered.
  init(of info: DossierInfo) {
    switch info.audience {
    case .archive: self = .archive
    case .auditor: self = info.asksForPersonalWords ? .auditorWithPersonalWords : .auditor
    case .public: self = .public
    }
  }

  /// For whom it was.
  var audience: DossierInfo.Audience {
    switch self {
    case .archive: .archive
    case .auditor, .auditorWithPersonalWords: .auditor
    case .public: .public
    }
  }

  /// Whether an auditor asked for the words about persons.
  var asksForPersonalWords: Bool { self == .auditorWithPersonalWords }
}
