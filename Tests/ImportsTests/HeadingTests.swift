import Imports
import Testing
import Wording

@Suite struct `A heading of another type` {
  private func fault(_ heading: String, _ type: String) throws -> TableFault? {
    let source = ImportSource(name: "f", sha256: "", bytes: 0, mediaType: "text/csv")
    do throws(ImportError) {
      _ = try TableReading().rows(
        of: Delimited(Array("type;\(heading)\n\(type);x\n".utf8)).table, from: source)
    } catch {
      if case .table(let fault) = error { return fault }
    }
    return nil
  }

  @Test func `is refused with the one that the type has`() throws {
    let fault = try #require(try fault("Titre", "commitment.made"))
    #expect(
      Wording(.frCA).sentence(for: fault)
        == "ligne 2, colonne 2 (B), «\u{A0}Titre\u{A0}»\u{A0}: «\u{A0}Titre\u{A0}» est le titre"
        + " qu’ont d’autres types. Dans une écriture du type «\u{A0}Engagement pris\u{A0}»"
        + " (commitment.made), la colonne est «\u{A0}Énoncé de l’engagement (français)\u{A0}»"
        + " (data.title.fr). Renommez-la, ou prenez le chemin, qui vaut pour tous les types.")
    let english = try #require(try self.fault("Title (English)", "commitment.made"))
    #expect(
      Wording(.en).sentence(for: english).contains(
        "the column is “What is committed to (English)” (data.title.en). Rename it"))
  }

  @Test func `is refused with the key of every record that it resembles`() throws {
    let fault = try #require(try fault("Parties", "exchange.held"))
    #expect(
      Wording(.frCA).sentence(for: fault).contains(
        "la colonne est «\u{A0}Parties concernées\u{A0}» (parties). Renommez-la"))
  }

  @Test func `that the type has nothing for is refused to be emptied`() throws {
    let fault = try #require(try fault("Titre", "knowhow.transferred"))
    #expect(Wording(.frCA).sentence(for: fault).hasSuffix("Videz la cellule."))
  }
}
