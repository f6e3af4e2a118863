internal import CanonicalJSON
public import LedgerStore
internal import LedgerTables
public import Partnership

/// An export that goes to somebody, as the ledger remembers it.
public struct IssuedExport: Sendable, Hashable {
  /// What was exported.
  public let profile: Profile
  /// The SHA-256 by which it is known, 64 hexadecimal digits.
  public let digest: String
  /// To whom; nil where nobody was named.
  public let recipient: String?
  /// On which legal basis; nil where none was named.
  public let legalBasis: Code?

  /// What exports are issued as: dossiers, by how much they open.
  public enum Profile: String, Sendable, CaseIterable {
    /// All that is not erased.
    case archive = "dossier-archive"
    /// All but words about persons.
    case auditor = "dossier-auditor"
    /// All that is not erased, to an auditor who asked for the words about persons.
    case auditorWithPersonalWords = "dossier-auditor-personal"
    /// Nothing that is personal or confidential.
    case `public` = "dossier-public"
  }

  /// An export of that profile and digest.
  public init(profile: Profile, digest: String, recipient: String?, legalBasis: Code?) {
    self.profile = profile
    self.digest = digest
    self.recipient = recipient
    self.legalBasis = legalBasis
  }
}

extension Ledger {
  /// Records that an export was issued (`export.issued`).
  ///
  /// - Throws: `.refused`, and then nothing was written; `.store` in a mirror, which records nothing of
  ///   its own.
  public func record(
    _ issued: IssuedExport, _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Taken {
    var action = Action(.exportIssued)
    action.data = ["digest": .string(issued.digest), "profile": .string(issued.profile.rawValue)]
    if let recipient = issued.recipient { action.data["recipient"] = .string(recipient) }
    if let basis = issued.legalBasis { action.data["legal_basis"] = .string(basis.text) }
    do throws(LedgerError) {
      return try await append([try submission(action, options, at: 0)], options)[0]
    } catch {
      throw error.ofOne
    }
  }

  /// The records that an export of a digest was issued, ascending; none where none says so.
  public func issues(of digest: String) throws(LedgerError) -> [SequenceNumber] {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        try view.journal(of: .operations, in: transaction).filter {
          $0.type == .exportIssued && $0.facts.text(.digest) == digest
        }.map(\.sequence)
      }
    }
  }
}
