import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import LedgerTesting
import Partnership
import RecordFormat
import Testing
import Transparency

/// A ledger with two parties and their agreement, of which CNRS signs its acts.
private struct Signing {
  let folder: TemporaryFolder
  let ledger: Ledger
  let cnrs: KeyFile

  init() async throws {
    folder = try TemporaryFolder()
    ledger = try await Ledger.create(at: folder.path + "/ledger", .demonstration)
    cnrs = try KeyFile.make(at: folder.path + "/cnrs.key", for: .act)
    for party in ["genome-quebec", "cnrs"] {
      var registration = Action(.actorRegistered)
      registration.data = ["actor": .string(party), "name": .string(party), "kind": "party"]
      _ = try await ledger.record(registration)
    }
    var proposal = Action(.agreementProposed)
    proposal.agreement = AgreementID("gq-cnrs-2022")
    proposal.occurred = Occurred("2022-04-22")
    proposal.onBehalfOf = ["cnrs", "genome-quebec"].compactMap { ActorID($0) }
    proposal.data = [
      "title": ["fr": "Entente"], "object": ["fr": "Explorer"],
      "parties": ["genome-quebec", "cnrs"], "term": "P24M",
    ]
    _ = try await ledger.record(proposal)
    _ = try await add(cnrs, to: ledger)
    _ = try ledger.checkpoint()
  }

  /// Adds a key of CNRS.
  func add(_ key: KeyFile, to ledger: Ledger) async throws -> Taken {
    var action = Action(.keyAdded)
    action.data = [
      "key": .string(key.publicKeyHex), "owner": "cnrs", "use": .string(key.use.rawValue),
    ]
    return try await ledger.record(signed: sign(try await ledger.file(action), with: key))
  }

  /// What CNRS does: it signs the agreement.
  var signature: Action {
    var action = Action(.agreementSigned)
    action.agreement = AgreementID("gq-cnrs-2022")
    action.occurred = Occurred("2022-04-22")
    action.data = ["party": "cnrs"]
    action.text = ["fr": "Signé à Paris."]
    return action
  }

  func sign(_ file: ActionFile, with key: KeyFile) throws -> ActionFile {
    var file = file
    let fingerprint = try #require(KeyFingerprint(ofPublicKey: key.publicKey.bytes))
    let value = try key.signature(over: file.header.signedBytes())
    file.add(try #require(ActionSignature(key: fingerprint, value: value)))
    return file
  }
}

extension Ledger {
  fileprivate func file(_ action: Action) async throws -> ActionFile {
    guard case .drafted(let file) = try await draft(action) else { throw NotDrafted() }
    return file
  }

  /// The name of the refusal of what was signed.
  fileprivate func refusal(ofSigned file: ActionFile) async -> RefusalName? {
    do {
      _ = try await record(signed: file)
      return nil
    } catch {
      guard case .refused(let refusal) = error else { return nil }
      return refusal.name
    }
  }
}

private struct NotDrafted: Error {}

@Suite struct `An action that was signed` {
  @Test func `is recorded as it was signed, words and salts too, once`() async throws {
    let signing = try await Signing()
    let file = try signing.sign(
      try await signing.ledger.file(signing.signature), with: signing.cnrs)
    // It travels as a file.
    let received = try ActionFile(canonical: try file.canonicalBytes())
    let taken = try await signing.ledger.record(signed: received)
    let page = try signing.ledger.page(of: taken.receipt.sequence)
    #expect(page.header.content.signatures == file.header.signatures)
    #expect(page.header.content.facts == file.header.facts)
    #expect(page.header.content.words == file.header.words)
    #expect(page.header.content.seen?.size == 5)
    let again = try await signing.ledger.record(signed: received)
    #expect(again.isRepeat && again.receipt == taken.receipt)
  }

  @Test func `is refused when any part of it is another than was signed`() async throws {
    let signing = try await Signing()
    let file = try signing.sign(
      try await signing.ledger.file(signing.signature), with: signing.cnrs)
    var changed = file.header
    changed.occurred = Occurred("2022-04-23")
    let forged = try ActionFile(header: changed, facts: file.facts, words: file.words)
    #expect(await signing.ledger.refusal(ofSigned: forged) == .signatureInvalid)
    var earlier = file.header
    earlier.seen?.size = 4
    let older = try ActionFile(header: earlier, facts: file.facts, words: file.words)
    #expect(await signing.ledger.refusal(ofSigned: older) == .signatureInvalid)
    // Without its signature it is nobody's act.
    var unsigned = file.header
    unsigned.signatures = []
    let bare = try ActionFile(header: unsigned, facts: file.facts, words: file.words)
    #expect(await signing.ledger.refusal(ofSigned: bare) == .signatureMissing)
    #expect(try signing.ledger.logSize() == 5)
  }

  /// Nobody's signature is needed for it: what an action may say is asked of it all the same.
  @Test func `is refused in a file that nobody signed, as the same action by hand`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    _ = try ledger.checkpoint()
    var suspension = Action(.agreementSuspended)
    suspension.agreement = RandomActions.agreements[0]
    suspension.occurred = Occurred("2022-05-05")
    suspension.onBehalfOf = ["cnrs", "genome-quebec"].compactMap { ActorID($0) }
    suspension.reason = ["fr": "Après coup"]
    var placed = suspension
    placed.axes = ["A1"].compactMap { Code($0) }
    await #expect {
      _ = try await ledger.draft(placed)
    } throws: { error in
      guard case .refused(let refusal)? = error as? LedgerError else { return false }
      return refusal.name == .axisNotApplicable
    }
    let file = try await ledger.file(suspension)
    var header = file.header
    header.axes = placed.axes
    let altered = try ActionFile(header: header, facts: file.facts, words: file.words)
    #expect(await ledger.refusal(ofSigned: altered) == .axisNotApplicable)
    #expect(await ledger.refusal(ofSigned: file) == nil)
  }

  @Test func `is refused under a key that nobody has added, or of another use`() async throws {
    let signing = try await Signing()
    let stranger = try KeyFile.make(at: signing.folder.path + "/other.key", for: .act)
    let file = try await signing.ledger.file(signing.signature)
    #expect(
      await signing.ledger.refusal(ofSigned: try signing.sign(file, with: stranger))
        == .signerUnknown)
    let witness = try KeyFile.make(at: signing.folder.path + "/witness.key", for: .witness)
    var adding = Action(.keyAdded)
    adding.data = [
      "key": .string(witness.publicKeyHex), "owner": "genome-quebec", "use": "witness",
    ]
    let added = try signing.sign(try await signing.ledger.file(adding), with: witness)
    _ = try await signing.ledger.record(signed: added)
    #expect(
      await signing.ledger.refusal(ofSigned: try signing.sign(file, with: witness))
        == .signerUnknown)
  }

  @Test func `is refused where what the ledger would record has changed since`() async throws {
    let signing = try await Signing()
    var held = Action(.exchangeHeld)
    held.agreement = AgreementID("gq-cnrs-2022")
    held.occurred = Occurred("2022-04-22")
    held.onBehalfOf = ["cnrs"].compactMap { ActorID($0) }
    held.data = ["exchange": "E1", "form": "meeting"]
    let file = try signing.sign(try await signing.ledger.file(held), with: signing.cnrs)
    // Meanwhile the exchange is known to concern the other party too.
    var scheduled = held
    scheduled.onBehalfOf = []
    scheduled.parties = ["genome-quebec"].compactMap { ActorID($0) }
    _ = try await signing.ledger.record(scheduled)
    #expect(await signing.ledger.refusal(ofSigned: file) == .signedOtherwise)
  }

  @Test func `is refused by a copy of the ledger that took another course, and after it expires`()
    async throws
  {
    let signing = try await Signing()
    let copy = signing.folder.path + "/copy"
    try signing.ledger.backup(to: copy)
    // One ledger goes on; the copy, of the same name, goes another way.
    var figure = Action(.figureDeclared)
    figure.occurred = Occurred("2022-04-22")
    figure.data = [
      "actor": "cnrs", "figure": "staff", "value": 32_000, "unit": "persons",
      "qualifier": "about",
    ]
    _ = try await signing.ledger.record(figure)
    _ = try signing.ledger.checkpoint()
    let file = try signing.sign(
      try await signing.ledger.file(signing.signature), with: signing.cnrs)
    let other = try Ledger(at: copy, access: .writing)
    figure.data["value"] = 1
    _ = try await other.record(figure)
    #expect(await other.refusal(ofSigned: file) == .seenDiffers)
    var late = signing.signature
    late.expires = Recorded("2022-04-22T00:00:00.000000Z")
    await #expect(throws: LedgerError.self) { _ = try await signing.ledger.draft(late) }
    late.expires = Recorded("2030-01-01T00:00:00.000000Z")
    let released = try signing.sign(try await signing.ledger.file(late), with: signing.cnrs)
    var options = AppendOptions()
    options.clock = ClockInstruction(
      now: Recorded("2030-01-02T00:00:00.000000Z"), isAccepted: true)
    await #expect {
      _ = try await signing.ledger.record(signed: released, options)
    } throws: { error in
      guard case .refused(let refusal)? = error as? LedgerError else { return false }
      return refusal.name == .expired
    }
  }

  @Test func `names no record after the head that its author had verified`() async throws {
    let signing = try await Signing()
    let taken = try await signing.ledger.record(
      signed: signing.sign(try await signing.ledger.file(signing.signature), with: signing.cnrs))
    var annulment = Action(.recordAnnulled)
    annulment.data = ["target": .integer(Int64(taken.receipt.sequence.index))]
    annulment.reason = ["fr": "Erreur"]
    await #expect {
      _ = try await signing.ledger.draft(annulment)
    } throws: { error in
      guard case .refused(let refusal)? = error as? LedgerError else { return false }
      return refusal.name == .seenTooEarly
    }
    _ = try signing.ledger.checkpoint()
    let file = try signing.sign(try await signing.ledger.file(annulment), with: signing.cnrs)
    #expect(await signing.ledger.refusal(ofSigned: file) == nil)
  }

  @Test func `is drafted with nothing written, and refused then for all but its signature`()
    async throws
  {
    let signing = try await Signing()
    _ = try await signing.ledger.file(signing.signature)
    #expect(try signing.ledger.logSize() == 5)
    var wrong = signing.signature
    wrong.data = ["party": "nobody"]
    await #expect(throws: LedgerError.self) { _ = try await signing.ledger.draft(wrong) }
  }
}

@Suite struct `A key that binds nobody` {
  @Test func `is not added: another spelling, or a point of small order`() async throws {
    let signing = try await Signing()
    let one = "01" + String(repeating: "00", count: 31)
    let spelling = "ee" + String(repeating: "ff", count: 30) + "7f"
    for key in [one, spelling] {
      var action = Action(.keyAdded)
      action.data = ["key": .string(key), "owner": "genome-quebec", "use": "act"]
      var file = try await signing.ledger.file(action)
      let fingerprint = try #require(KeyFingerprint(ofPublicKey: key))
      file.add(
        try #require(ActionSignature(key: fingerprint, value: Array(repeating: 0, count: 64))))
      #expect(await signing.ledger.refusal(ofSigned: file) == .badField)
    }
  }
}
