import Partnership
import Testing
import Wording

@Suite("The line of a verification")
struct VerificationLineTests {
  private func line(views: Outcome, checked: UInt64, _ language: Language) -> String? {
    let figures = VerificationFigures(
      checks: [.init(check: .views, outcome: views, checked: checked, faults: [], faultCount: 0)],
      records: 1, root: nil, checkpoints: nil, standing: (1, nil), remarks: [])
    return Wording(language).lines(of: figures).first
  }

  @Test func `says that no view is stored, where none is`() {
    #expect(line(views: .holds, checked: 0, .en) == "1 record · views ✓ (none stored yet)")
    #expect(
      line(views: .holds, checked: 0, .frCA) == "1 écriture · vues ✓ (aucune conservée encore)")
  }

  private func line(of fault: Fault, _ language: Language) -> String? {
    let check = VerificationFigures.Line(
      check: .bytes, outcome: .undecided, checked: 1, faults: [fault], faultCount: 1)
    let figures = VerificationFigures(
      checks: [check], records: 90, root: nil, checkpoints: nil, standing: (90, nil), remarks: [])
    return Wording(language).lines(of: figures).dropFirst(2).first
  }

  @Test func `says what a number beside a fault is`() {
    let absent = Fault(.wordsKeysAbsent, parameters: [Parameter(.limit, .count(84))])
    #expect(line(of: absent, .en)?.hasSuffix("the words were not checked — 84 records") == true)
    #expect(
      line(of: absent, .frCA)?.hasSuffix("les textes n’ont pas été vérifiés — 84 écritures") == true
    )
    let repeated = Fault(
      .actionRepeated, record: 45, parameters: [Parameter(.expected, .record(46))])
    #expect(line(of: repeated, .en)?.hasSuffix("record 45 — record 46") == true)
    #expect(line(of: repeated, .frCA)?.hasSuffix("écriture 45 — écriture 46") == true)
  }

  @Test func `says which part of a record is withheld, and why, in the reader's language`() {
    let fault = Fault(
      .withheldUnfounded, record: 3, parameters: [.name("words"), .said("other_agreement")])
    #expect(
      line(of: fault, .en)?.hasSuffix(
        "record 3 — words (the words) — other_agreement (it is of another agreement)") == true)
    #expect(
      line(of: fault, .frCA)?.hasSuffix(
        "écriture 3 — words (les textes) — other_agreement (d’une autre entente)") == true)
  }

  private func standing(_ records: UInt64, _ checkpoint: UInt64?, _ language: Language) -> [String]
  {
    let figures = VerificationFigures(
      checks: [.init(check: .bytes, outcome: .fails, checked: 1, faults: [], faultCount: 0)],
      records: 12, root: nil, checkpoints: nil, standing: (records, checkpoint), remarks: [])
    return Array(Wording(language).lines(of: figures).dropFirst(2))
  }

  @Test func `says of a checkpoint no more than it covers`() {
    #expect(
      standing(10, 1, .en) == [
        "The history stands up to and including record 9; checkpoint 1 vouches for the records up"
          + " to 0."
      ])
    #expect(
      standing(10, 1, .frCA) == [
        "L’histoire tient jusqu’à l’écriture 9 comprise; la tête 1 répond des écritures jusqu’à"
          + " 0."
      ])
    #expect(
      standing(10, 10, .en) == [
        "The history stands up to and including record 9; checkpoint 10 vouches for it."
      ])
    #expect(
      standing(10, 10, .frCA) == [
        "L’histoire tient jusqu’à l’écriture 9 comprise; la tête 10 en répond."
      ])
    #expect(
      standing(10, nil, .en) == [
        "The history stands up to and including record 9; no checkpoint vouches for it."
      ])
  }

  @Test func `asks for a damaged bundle again, of which there is no copy to restore`() {
    var figures = VerificationFigures(
      checks: [.init(check: .bytes, outcome: .fails, checked: 1, faults: [], faultCount: 0)],
      records: 12, root: nil, checkpoints: nil, standing: (0, nil), remarks: [.partAlone])
    func told(_ language: Language) -> String {
      Wording(language).lines(of: figures).joined(separator: "\n")
    }
    #expect(told(.en).contains("ask whoever made it for it again"))
    #expect(told(.frCA).contains("redemandez-le à qui l’a fait"))
    #expect(!told(.en).contains("restore") && !told(.frCA).contains("restaurez"))
    figures.remarks = []
    #expect(told(.en).contains("restore a copy"))
  }

  @Test func `says nothing more of views that are stored, or were not looked at`() {
    #expect(line(views: .holds, checked: 3, .en) == "1 record · views ✓")
    #expect(line(views: .undecided, checked: 0, .en) == "1 record · views ?")
  }
}
