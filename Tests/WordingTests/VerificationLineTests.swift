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

  @Test func `says nothing more of views that are stored, or were not looked at`() {
    #expect(line(views: .holds, checked: 3, .en) == "1 record · views ✓")
    #expect(line(views: .undecided, checked: 0, .en) == "1 record · views ?")
  }
}
