import Foundation
import Partnership
import Testing
import Wording

@Suite struct `The wording of the catalogue` {
  @Test(arguments: Language.allCases)
  func `Nothing is without words`(_ language: Language) {
    for (source, text) in allTexts(in: language) {
      #expect(!text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty, "\(source)")
    }
  }

  @Test func `Sentences, descriptions and help differ between French and English`() {
    for (french, english) in zip(allTexts(in: .frCA), allTexts(in: .en)) {
      #expect(french.source == english.source)
      let mayBeAlike = ["choice", "one ", "several "].contains { french.source.hasPrefix($0) }
      if english.text.contains(" "), !mayBeAlike {
        #expect(french.text != english.text, "\(french.source)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `Every value of a closed list has a label of its own words`(_ language: Language) {
    let wording = Wording(language)
    for type in RecordType.allCases {
      for field in type.definition.fields {
        for choice in choices(of: field.kind) where choice.contains("_") {
          #expect(wording.label(of: choice, in: field.name) != choice, "\(choice)")
        }
        for choice in choices(of: field.kind) {
          let label = Wording(.frCA).label(of: choice, in: field.name)
          #expect(
            label != choice || ["public", "engagement"].contains(choice), "\(choice)")
        }
      }
    }
  }

  @Test func `A value of a later catalogue is shown as it is`() {
    #expect(Wording(.frCA).label(of: "consortium", in: .kind) == "consortium")
  }

  @Test(arguments: Language.allCases)
  func `No two types of record share a label`(_ language: Language) {
    let labels = RecordType.allCases.map { Wording(language).label(of: $0) }
    #expect(Set(labels).count == labels.count)
  }

  @Test func `France has words of its own where usage differs`() {
    #expect(Wording(.frCA).label(of: .email) == "Courriel")
    #expect(Wording(.frFR).label(of: .email) == "Adresse électronique")
  }
}

@Suite struct `The typography of French` {
  @Test func `Guillemets within guillemets become other marks, and keep no spaces`() {
    let title = "Atelier «\u{A0}bleu\u{A0}» et « vert »"
    let quoted = "«\u{A0}Atelier “bleu” et “vert”\u{A0}»: \(title)"
    #expect(Wording(.frCA).say(fr: "« \(title) »: \(title)", en: "") == quoted)
    #expect(Wording(.en).say(fr: "", en: "“\(title)”") == "“\(title)”")
  }

  @Test(arguments: [Language.frCA, .frFR])
  func `Apostrophes are typographic and spaces do not break where they must not`(
    _ language: Language
  ) {
    for (source, text) in allTexts(in: language) {
      #expect(!text.contains("'"), "\(source): \(text)")
      #expect(!text.contains(" :"), "\(source): \(text)")
      #expect(!text.contains("« "), "\(source): \(text)")
      #expect(!text.contains(" »"), "\(source): \(text)")
      #expect(!text.contains(" %"), "\(source): \(text)")
      for mark in [";", "!", "?"] {
        #expect(!text.contains(" \(mark)"), "\(source): \(text)")
      }
      #expect(!text.contains("  "), "\(source): \(text)")
    }
  }

  @Test func `A space before ; is none in Québec and a narrow no-break one in France`() {
    let help = Bilingual(fr: "L'un : l'autre ; « oui » ! Non ? 24 %", en: "One: the other")
    #expect(help.text(in: .frCA) == "L’un\u{A0}: l’autre; «\u{A0}oui\u{A0}»! Non? 24\u{A0}%")
    #expect(
      help.text(in: .frFR)
        == "L’un\u{A0}: l’autre\u{202F}; «\u{A0}oui\u{A0}»\u{202F}! Non\u{202F}? 24\u{202F}%")
    #expect(help.text(in: .en) == "One: the other")
  }

  @Test func `A value put into a phrase keeps every sign it came with`() {
    let title = "L'axe : quoi ?"
    #expect(
      Wording(.frCA).say(fr: "Titre : \(title)", en: "Title: \(title)")
        == "Titre\u{A0}: L'axe : quoi ?")
  }
}
