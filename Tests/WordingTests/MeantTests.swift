import Testing
import Wording

@Suite struct `What a mistaken word means` {
  private let names = ["Nom", "Nouveau nom", "Lieu de signature", "Numéro", "Échéance", "Axe"]

  @Test(arguments: [
    ("nom", ["Nom"]), ("NOM", ["Nom"]), ("nouveau", ["Nouveau nom"]),
    ("lieu", ["Lieu de signature"]), ("echeance", ["Échéance"]), ("échaence", ["Échéance"]),
    ("numero", ["Numéro"]), ("signatures", ["Lieu de signature"]), ("axa", ["Axe"]),
    ("xyz", []), ("", []), ("de", []),
  ])
  func `is the same but for accents, one of the words of a name, or a slip away`(
    _ typed: String, _ meant: [String]
  ) {
    #expect(Meant.things(by: typed, among: names.map { (thing: $0, names: [$0]) }) == meant)
  }

  @Test func `is several when several are as near`() {
    let things = [(thing: 1, names: ["Titre (fr)"]), (thing: 2, names: ["Titre (en)"])]
    #expect(Meant.things(by: "titre", among: things) == [1, 2])
  }
}
