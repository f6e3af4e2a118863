import CanonicalJSON
import Partnership
import Testing
import Wording

@Suite struct `Sorting and searching` {
  @Test func `Québec compares accents from the end of the word, France from its beginning`() {
    let words = ["côté", "coté", "côte", "cote"]
    #expect(Wording(.frCA).sorted(words) { $0 } == ["cote", "côte", "coté", "côté"])
    #expect(Wording(.frFR).sorted(words) { $0 } == ["cote", "coté", "côte", "côté"])
    #expect(Wording(.en).sorted(words) { $0 } == ["cote", "coté", "côte", "côté"])
  }

  @Test(arguments: Language.allCases)
  func `Letters decide before accents, and accents before case`(_ language: Language) {
    let wording = Wording(language)
    #expect(
      wording.sorted(["Zoé", "éclat", "Eau", "eau", "École", "œuf", "oeuvre", "odeur"]) { $0 }
        == ["eau", "Eau", "éclat", "École", "odeur", "œuf", "oeuvre", "Zoé"])
  }

  @Test func `No two different texts are equal`() {
    let wording = Wording(.frCA)
    for (one, other) in [("l'axe", "l’axe"), ("œ", "oe"), ("A", "a"), ("é", "e\u{301}")] {
      #expect(wording.sortKey(one) != wording.sortKey(other))
    }
  }

  @Test(arguments: [
    ("Génome Québec", "genome quebec"), ("L’œuvre", "l'oeuvre"), ("L'ŒUVRE", "l'oeuvre"),
    ("  deux\u{A0}\u{202F} sens\n", "deux sens"), ("e\u{301}té", "ete"),
    ("demi–tour", "demi-tour"), ("ﬁn", "fin"), ("co\u{AD}opérer", "cooperer"),
  ])
  func `A search folds case, accents, ligatures, apostrophes and spaces`(
    _ text: String, _ folded: String
  ) {
    #expect(Search.fold(text) == folded)
  }

  @Test func `A search finds what it folds alike`() {
    #expect(!Search.contains("oeuvres", in: "Voici l’Œuvre\u{A0}québécoise"))
    #expect(Search.contains("l'oeuvre QUEB", in: "Voici l’Œuvre\u{A0}québécoise"))
    #expect(Search.contains("", in: "tout"))
  }

  @Test func `A word is shown in the reader's language, else in the other one, marked`() {
    let both = Wording(.frCA).text(fr: "Atelier", en: "Workshop")
    #expect(both?.marked == "Atelier")
    let english = Wording(.frFR).text(fr: nil, en: "Workshop")
    #expect(english?.marked == "Workshop [en]")
    #expect(english?.isFallback == true)
    #expect(Wording(.en).text(fr: "Atelier", en: nil)?.marked == "Atelier [fr]")
    #expect(Wording(.en).text(fr: nil, en: nil) == nil)
  }

  @Test func `A name has no language`() throws {
    let words = try #require(Words(["name": "CNRS", "title.en": "Workshop"]))
    #expect(Wording(.frCA).text(of: "name", in: words)?.marked == "CNRS")
    #expect(Wording(.frCA).text(of: "title", in: words)?.marked == "Workshop [en]")
  }
}
