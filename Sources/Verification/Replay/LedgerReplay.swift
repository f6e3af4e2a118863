public import CanonicalJSON
internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Projections
internal import RecordFormat

/// Rebuilds the state of an agreement at two times from the log alone.
///
/// No derived row and no snapshot is read, so that what the product answers can be held against it.
/// Bytes, order and tree are checked on the way, and a log in which they fail gives no answer.
public struct LedgerReplay: Sendable {
  private let folder: Folder
  private let place: ReadingPlace
  private let endOfDay: StateQuestion.EndOfDay

  /// A replay of the ledger in a folder.
  public init(
    _ path: String, _ place: ReadingPlace = ReadingPlace(),
    endOfDay: @escaping StateQuestion.EndOfDay
  ) {
    folder = Folder(path)
    self.place = place
    self.endOfDay = endOfDay
  }

  /// The answer: `{answer: {agreement, axes, board, partners}, asked}`, each view as the product
  /// gives it.
  public func state(_ question: StateQuestion) throws(VerificationError) -> JSON {
    let presence = try StoreOpening.presence(in: folder)
    let state = try statePresent(question)
    _ = consume presence
    return state
  }

  private func statePresent(_ question: StateQuestion) throws(VerificationError) -> JSON {
    switch try StoreOpening.open(folder) {
    case .unfit(let fault): throw .damaged(fault)
    case .open(let environment):
      let result: Swift.Result<JSON, VerificationError>
      do throws(LMDBError) {
        result = try environment.read { transaction throws(LMDBError) in
          try read(question, environment, transaction)
        }
      } catch {
        guard let fault = StoreOpening.fault(error, at: place.last) else { throw .storage(error) }
        throw .damaged(fault)
      }
      return try result.get()
    }
  }

  private func read(
    _ question: StateQuestion, _ environment: Environment, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Swift.Result<JSON, VerificationError> {
    var findings = Findings()
    let rows = UInt64(try transaction.count(of: LedgerTable.records))
    let map = try LogMap.read(
      environment, transaction, threads: 2,
      LogReadingContext(
        folder: folder, ledger: nil, words: .absent, rootSizes: [], rows: rows,
        end: try transaction.logEnd(),
        derived: 0, place: place),
      &findings)
    guard map.size > 0, map.readable == map.size else {
      return .failure(
        .damaged(
          Fault(.notJudged, table: logTable, record: SequenceNumber(map.readable))))
    }
    // An answer from a log that is not what it was would be an answer to another question.
    if let fault = findings.firstFailure { return .failure(.damaged(fault)) }
    var records = LoggedRecords(map)
    let clock = LogClock(map.size, endOfDay)
    do throws(BadQuestion) {
      guard let asked = try clock.resolve(question, &records, transaction) else {
        return .failure(.damaged(Fault(.storeDamaged, table: logTable)))
      }
      let agreement = try map.agreement(question.agreement)
      return .success(try answer(agreement, asked, map, &records, transaction))
    } catch {
      switch error {
      case .noAgreement: return .failure(.noAgreement)
      case .what(let what): return .failure(.badQuestion(what))
      case .storage(let error): throw error
      }
    }
  }

  private func answer(
    _ agreement: AgreementID, _ asked: LogClock.Asked, _ map: LogMap,
    _ records: inout LoggedRecords, _ transaction: borrowing ReadTransaction
  ) throws(BadQuestion) -> JSON {
    var replay = SubjectReplay(of: .agreement(agreement), map.journals)
    do throws(LMDBError) {
      try replay.advance(to: asked.knownOn.index + 1, &records, in: transaction)
    } catch {
      throw .storage(error)
    }
    guard replay.history.records.contains(where: { $0.agreement == agreement }) else {
      throw .what("the ledger held no agreement \(agreement) at record \(asked.knownOn)")
    }
    let answer = replay.history.answer(asOf: asked.asOf)
    let board = BoardView(of: agreement, in: answer)
    var partners: [JSON] = []
    for partner in board.partners {
      let own = try self.answer(about: partner.id, of: agreement, asked, map, &records, transaction)
      if let view = PartnerView(partner.id, of: agreement, in: own) {
        partners.append(view.json)
      }
    }
    let question = Question(
      agreement: agreement, asOf: asked.asOf, knownOn: asked.knownOn, recorded: asked.recorded,
      isDayNotOver: asked.isDayNotOver, isClockSimulated: asked.isClockSimulated)
    return [
      "answer": [
        "agreement": AgreementView(of: agreement, in: answer).json,
        "axes": .array(
          board.axes.compactMap { AxisView($0.axis.id, of: agreement, in: answer)?.json }),
        "board": board.json,
        "partners": .array(partners),
      ],
      "asked": question.json,
    ]
  }

  /// What a view of one partner rests on: the agreement's history, and the journals of the persons whom
  /// the partner's own records name, who may have nothing to do with the agreement.
  private func answer(
    about partner: ActorID, of agreement: AgreementID, _ asked: LogClock.Asked, _ map: LogMap,
    _ records: inout LoggedRecords, _ transaction: borrowing ReadTransaction
  ) throws(BadQuestion) -> Answer {
    let position = asked.knownOn.index + 1
    let own = Subject.actor(partner)
    var replay = SubjectReplay(of: .agreement(agreement), map.journals)
    replay.include(own)
    do throws(LMDBError) {
      for sequence in map.journals[own] ?? [] where sequence < position {
        let persons = try records.record(sequence, in: own, transaction)?.personsNamed ?? []
        for person in persons { replay.include(.person(person)) }
      }
      try replay.advance(to: position, &records, in: transaction)
    } catch {
      throw .storage(error)
    }
    return replay.history.answer(asOf: asked.asOf)
  }
}

/// Why a question has no answer.
enum BadQuestion: Error {
  case noAgreement
  case what(String)
  case storage(LMDBError)
}

extension LogMap {
  /// The agreement asked about: as given, or the only one.
  fileprivate func agreement(_ given: String?) throws(BadQuestion) -> AgreementID {
    if let given {
      guard let id = AgreementID(given), journals[.agreement(id)] != nil else {
        throw .what("the ledger holds no agreement \(given)")
      }
      return id
    }
    let all = journals.keys.compactMap { subject -> AgreementID? in
      if case .agreement(let id) = subject { id } else { nil }
    }.sorted()
    guard let only = all.first else { throw .noAgreement }
    guard all.count == 1 else {
      throw .what(
        "the ledger holds several agreements; name one of "
          + all.map(\.text).joined(separator: ", "))
    }
    return only
  }
}
