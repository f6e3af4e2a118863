internal import Partnership
internal import RecordFormat
internal import Verification
internal import Wording

/// What is in a dossier and how to check it without its maker's programs, as plain text.
struct DossierGuide {
  private let info: DossierInfo
  /// Of how many records views are made without the facts.
  private let factsWithheld: Int

  init(_ info: DossierInfo, factsWithheld: Int) {
    self.info = info
    self.factsWithheld = factsWithheld
  }

  /// `LISEZ-MOI.txt`.
  var french: String {
    let wording = Wording(.frCA)
    let recipient = said(info.recipient, as: "Destinataire\u{A0}")
    let basis = said(info.legalBasis?.text, as: "Fondement juridique\u{A0}")
    return """
      DOSSIER DU REGISTRE \(info.ledger.text)

      Ce dossier montre des écritures d’un registre d’ententes entre partenaires, sous la tête signée
      de \(wording.count(Int(clamping: info.headSize), .record)) (\(wording.date(info.headDay))).
      \(wording.line(of: info.selection.asked))
      Écritures prises en compte\u{A0}: les \(info.selection.size) premières. Les vues sont celles du
      \(wording.date(info.asOf)), en fin de journée.
      Destiné à\u{A0}: \(info.description(in: wording)).\(recipient)\(basis)
      \(withheld(wording))
      CE QU’IL CONTIENT (dans data/)

      proof/          l’arbre entier du registre\u{A0}: chaque en-tête, la tête signée, les têtes gardées,
                      et la preuve de chaque écriture choisie
      facts.jsonl     les données ouvertes, une écriture par ligne, avec le sel de leur engagement
      words.jsonl     les textes ouverts, de même
      withheld.csv    tout ce qui n’est pas ouvert\u{A0}: de quelle écriture à quelle autre, quelle part,
                      pourquoi, effacé par quelle écriture
      records.jsonl   les écritures choisies (CloudEvents)
      report.fr.html  ce que lit une direction; report.en.html le dit en anglais
      tables/         les vues en tableaux (CSV); register.xlsx, les mêmes en un classeur
      due.ics         les échéances (iCalendar)
      prov.json       la provenance (W3C PROV)
      schemas/        le JSON Schema de chaque type d’écriture
      documents/      les documents joints, nommés par leur SHA-256
      ro-crate-metadata.json   la description de tout cela (RO-Crate)

      Tout ce qui n’est pas dans proof/, facts.jsonl, words.jsonl, withheld.csv et documents/ découle
      de ceux-ci, octet pour octet.

      LE VÉRIFIER

      1. Avec le programme entente, qui refait chaque fichier et compare\u{A0}:

           entente verifier . --politique FICHIER

         S’il vous est venu en un seul fichier, zip ou tar, son nom à la place du point\u{A0}: il se lit
         tel quel.

         FICHIER a les clés que chaque partenaire vous a données en personne. Celles de
         data/proof/policy sont celles que dit le registre\u{A0}: comparez, ne croyez pas.

      2. Sans lui. Les fichiers sont ceux qui ont été émis\u{A0}:

           sha512sum --check --quiet tagmanifest-sha512.txt manifest-sha512.txt

         Le dossier est connu de qui l’a émis par son empreinte, que le registre consigne. Demandez-la,
         et comparez-la à ce que donne\u{A0}:

           sha256sum tagmanifest-sha512.txt

      3. La tête est signée par la clé du registre. Mettez à la place de CLE les chiffres
         hexadécimaux de cette clé, que chaque partenaire lit par «\u{A0}entente cles\u{A0}» (celle que
         dit le registre est dans data/proof/anchors). Trois fichiers sont écrits à côté du dossier, et
         non dedans\u{A0}:

      \(signature(key: "CLE"))

         doit dire «\u{A0}Signature Verified Successfully\u{A0}».

      4. Les données d’une écriture sont celles auxquelles son en-tête s’engage; les en-têtes se lisent
         tels quels dans data/proof/tile/entries/. Pour la première ligne de facts.jsonl, ACTION étant la
         valeur «\u{A0}action\u{A0}» de son en-tête\u{A0}:

      \(commitment)

         doit donner la valeur «\u{A0}facts\u{A0}» de l’en-tête.

      5. L’arbre entier, et la preuve d’une écriture, avec un programme d’un seul fichier qui ne
         partage aucun code avec entente (Tools/verify.py de son dépôt)\u{A0}:

           python3 verify.py tiles data/proof --policy FICHIER

      CE QUI N’EST PAS PROUVÉ

      Qu’il n’y a pas de tête plus récente; que les étiquettes des parts non remises sont exactes; que
      tout ce qui est arrivé a été consigné; les raisons données pour ne pas les remettre.

      """
  }

  /// `README.txt`.
  var english: String {
    let wording = Wording(.en)
    let recipient = said(info.recipient, as: "Recipient")
    let basis = said(info.legalBasis?.text, as: "Legal basis")
    return """
      DOSSIER OF THE LEDGER \(info.ledger.text)

      This dossier shows records of a ledger of agreements between partners, under the signed checkpoint
      of \(wording.count(Int(clamping: info.headSize), .record)) (\(wording.date(info.headDay))).
      \(wording.line(of: info.selection.asked))
      Records taken into account: the first \(info.selection.size). Views are those of
      \(wording.date(info.asOf)), at the end of the day.
      Made for: \(info.description(in: wording)).\(recipient)\(basis)
      \(withheld(wording))
      WHAT IS IN IT (in data/)

      proof/          the whole tree of the ledger: every header, the signed checkpoint, those that were
                      kept, and the proof of each chosen record
      facts.jsonl     the opened facts, a record a line, with the salt of their commitment
      words.jsonl     the opened words, likewise
      withheld.csv    all that is not opened: from which record to which, which part, why, erased by
                      which record
      records.jsonl   the chosen records (CloudEvents)
      report.en.html  what a director reads; report.fr.html says it in French
      tables/         the views as tables (CSV); register.xlsx, the same as a workbook
      due.ics         due dates (iCalendar)
      prov.json       provenance (W3C PROV)
      schemas/        the JSON Schema of each type of record
      documents/      attached documents, named by their SHA-256
      ro-crate-metadata.json   the description of all of that (RO-Crate)

      Everything that is not in proof/, facts.jsonl, words.jsonl, withheld.csv and documents/ follows
      from those, byte for byte.

      HOW TO VERIFY IT

      1. With the program entente, which makes every file again and compares:

           entente verify . --policy FILE

         If it came to you as a single file, zip or tar, its name in place of the dot: it is read as
         it is.

         FILE has the keys that each partner gave you in person. Those of data/proof/policy are those
         that the ledger states: compare them, do not believe them.

      2. Without it. The files are those that were issued:

           sha512sum --check --quiet tagmanifest-sha512.txt manifest-sha512.txt

         Whoever issued the dossier knows it by its digest, which the ledger records. Ask for it, and
         compare it with what this gives:

           sha256sum tagmanifest-sha512.txt

      3. The checkpoint is signed by the key of the ledger. In place of KEY put the hexadecimal digits
         of that key, which each partner reads by “entente keys” (the one that the ledger states is in
         data/proof/anchors). Three files are written beside the dossier, and not into it:

      \(signature(key: "KEY"))

         has to say “Signature Verified Successfully”.

      4. The facts of a record are those that its header commits to; headers read as they are in
         data/proof/tile/entries/. For the first line of facts.jsonl, where ACTION is the value “action” of
         its header:

      \(commitment)

         has to give the value “facts” of the header.

      5. The whole tree, and the proof of a record, with a program of one file that shares no code with
         entente (Tools/verify.py of its repository):

           python3 verify.py tiles data/proof --policy FILE

      WHAT IS NOT PROVEN

      That no later checkpoint exists; that the labels of withheld parts are right; that everything that
      happened was recorded; the reasons that are given for withholding.

      """
  }

  /// - Parameter key: What stands for the key of the ledger.
  private func signature(key: String) -> String {
    """
         head -n 3 data/proof/checkpoint > ../text
         grep '^— \(info.ledger.text) ' data/proof/checkpoint | head -n 1 | cut -d ' ' -f 3 |
           base64 -d | tail -c +5 > ../signature
         printf '302a300506032b6570032100\(key)' | xxd -r -p > ../key.der
         openssl pkeyutl -verify -pubin -keyform DER -inkey ../key.der -rawin \\
           -in ../text -sigfile ../signature
    """
  }

  private var commitment: String {
    """
         { printf 'entente/facts/v1\\n\(info.ledger.text)\\nACTION\\n'
           sed -n '1s/.*"salt":"\\([0-9a-f]*\\)","sequence":[0-9]*}$/\\1/p' data/facts.jsonl | xxd -r -p
           sed -n '1s/^{"facts":\\(.*\\),"salt":"[0-9a-f]*","sequence":[0-9]*}$/\\1/p' data/facts.jsonl |
             tr -d '\\n'; } | sha256sum
    """
  }

  /// One more sentence of a line, where there is something to say.
  private func said(_ text: String?, as heading: String) -> String {
    text.map { " \(heading): \($0)." } ?? ""
  }

  /// A paragraph, and the line before the next.
  private func withheld(_ wording: Wording) -> String {
    guard let sentence = wording.sentence(factsWithheld: factsWithheld) else { return "" }
    return "\n\(wrapIndented(sentence, toWidth: 100).joined(separator: "\n"))\n"
  }
}
