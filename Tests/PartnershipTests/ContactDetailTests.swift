import Partnership
import Testing

@Suite struct `A contact detail in a text` {
  @Test(arguments: [
    (
      "Écrire à marie.tremblay@genomequebec.example.com.", "marie.tremblay@genomequebec.example.com"
    ),
    ("<mailto:m-t+x@cnrs.fr>", "m-t+x@cnrs.fr"),
    ("de l’adresse d'exemple@exemple.qc.ca, hier", "d'exemple@exemple.qc.ca"),
    ("\"marie tremblay\"@exemple.ca", "\"marie tremblay\"@exemple.ca"),
    ("Zoé@université.example", "Zoé@université.example"),
    ("a@b.xn--p1ai", "a@b.xn--p1ai"), ("(voir x_y@a-b.co)", "x_y@a-b.co"),
    ("Courriel:marie@exemple.ca;fin", "marie@exemple.ca"),
    ("marie@exemple.ca.2", "marie@exemple.ca"),
    // As a reader takes them.
    ("marie＠exemple．ca", "marie＠exemple．ca"),
    ("à marie@exem\u{AD}ple.ca", "marie@exem\u{AD}ple.ca"),
    ("marie\u{200B}@exemple.ca", "marie\u{200B}@exemple.ca"),
  ])
  func `is an e-mail address`(text: String, address: String) {
    let found = ContactDetail.found(in: text)
    #expect(found.map(\.text) == [address])
    #expect(found.map(\.kind) == [.email])
  }

  @Test(arguments: [
    // International.
    ("Appeler le +33 1 44 96 40 00 demain", "+33 1 44 96 40 00"),
    ("+33 (0)1 44 96 40 00", "+33 (0)1 44 96 40 00"), ("(+33) 144964000", "(+33) 144964000"),
    ("+33144964000", "+33144964000"), ("+1 514 555-0199", "+1 514 555-0199"),
    ("+1 (514) 555-0199", "+1 (514) 555-0199"), ("+15145550199", "+15145550199"),
    ("+44 20 7946 0958", "+44 20 7946 0958"), ("+41 22 555 01 23.", "+41 22 555 01 23"),
    ("+351 912 345 678", "+351 912 345 678"), ("+243-81-555-0123", "+243-81-555-0123"),
    ("0033 1 44 96 40 00", "0033 1 44 96 40 00"), ("011 33 1 44 96 40 00", "011 33 1 44 96 40 00"),
    (
      "+33\u{A0}1\u{202F}44\u{A0}96\u{A0}40\u{A0}00", "+33\u{A0}1\u{202F}44\u{A0}96\u{A0}40\u{A0}00"
    ),
    // North American.
    ("Tél. 514 555-0199", "514 555-0199"), ("(514) 555-0199", "(514) 555-0199"),
    ("514-555-0199", "514-555-0199"), ("514.555.0199", "514.555.0199"),
    ("514 555 0199", "514 555 0199"), ("1-800-555-0199", "1-800-555-0199"),
    ("1 (418) 555-0123, poste 12", "1 (418) 555-0123"), ("tél.514-555-0199", "514-555-0199"),
    ("cell : 5145550199", "5145550199"), ("Téléphone:514‑555‑0199", "514‑555‑0199"),
    ("514-555-0199x12", "514-555-0199"), ("le 12 514-555-0199", "514-555-0199"),
    ("(514) 5550199", "(514) 5550199"), ("514-5550199", "514-5550199"),
    ("514  555-0199", "514  555-0199"), ("514 555\u{2212}0199", "514 555\u{2212}0199"),
    ("５１４ ５５５-０１９９", "５１４ ５５５-０１９９"), ("＋３３ １ ４４ ９６ ４０ ００", "＋３３ １ ４４ ９６ ４０ ００"),
    ("٥١٤ ٥٥٥-٠١٩٩", "٥١٤ ٥٥٥-٠١٩٩"),
    // French.
    ("01 44 96 40 00", "01 44 96 40 00"), ("06.12.34.56.78", "06.12.34.56.78"),
    ("01-44-96-40-00", "01-44-96-40-00"), ("au 0144964000.", "0144964000"),
    ("0 800 123 456", "0 800 123 456"), ("0800 123 456", "0800 123 456"),
    ("0\u{A0}825 12 34 56", "0\u{A0}825 12 34 56"),
  ])
  func `is a telephone number`(text: String, number: String) {
    let found = ContactDetail.found(in: text)
    #expect(found.map(\.text) == [number])
    #expect(found.map(\.kind) == [.telephone])
  }

  @Test func `stands beside others, each found once and in order`() {
    let text = "m@exemple.ca, 514 555-0199/514 555-0123 ou 01 44 96 40 00 01 44 96 40 01"
    #expect(
      ContactDetail.found(in: text).map(\.text) == [
        "m@exemple.ca", "514 555-0199", "514 555-0123", "01 44 96 40 00", "01 44 96 40 01",
      ])
    // The digits of an address are part of it.
    #expect(ContactDetail.found(in: "5145550199@exemple.ca").map(\.kind) == [.email])
    #expect(ContactDetail.found(in: "514-555-0199@exemple.ca").map(\.kind) == [.email])
  }

  @Test(arguments: [
    // Dates and times.
    "2022-04-22", "2022-04-22/2024-04-22", "22/04/2022", "22.04.2022", "04-22-2022",
    "2022-06-14T09:30:00-04:00", "2022-06-14T09:30:00.123456Z", "le 22 04 2022 à 09 h 02",
    "20220422", "20220422093000", "du 22 au 24 avril 2022, 10 h 30 à 12 h 00",
    "2022 2023 2024 2025",
    // Amounts and quantities.
    "1 234 567,50 $", "1\u{202F}234\u{202F}567,50\u{A0}€", "$1,234,567.50", "1234567.50",
    "+12 345 678,00 $", "+20 345 678 habitants", "+20 345 678 $", "5145550199 octets",
    "514 5550199 octets", "C-514-5550199", "lots １２３",
    "514 555 0199 $", "CA$ 514 555 0199 CAD", "4294967296", "325 632 octets", "12 %", "0,50 $",
    // Records, codes and numbers of other things.
    "écriture 40", "#5145550199", "#0144964000", "C-514-555-0199", "X-2022-0144964000",
    "BRQ_0144964000", "v1.2.3", "entente 0.9.10", "514.555.0199.1", "192.168.10.2",
    "ISBN 0306406152", "978-2-1234-5680-3", "10.1038/s41586-020-2649-2", "ISSN 0317-8471",
    "FR76 3000 6000 0112 3456 7890 189", "552 008 443 00013", "4242 4242 4242 4242",
    "01 02 03 04 05 06 07", "1 234 514 555 0199", "G0A 1H0, bureau 2100",
    // Identifiers.
    "0000-0002-1825-0097", "https://orcid.org/0000-0001-5109-3700",
    "018f4e2a-7b1c-7000-8144-964000112233", "00440000-1111-7222-8333-444455556666",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "0144964000014496400001449640000144964000014496400001449640000144", "SHA-256", "ISO 4217",
    "ISO 3166-1", "P-1 v2", "DUO:0000042",
    // What is no address.
    "@entente", "marie @ exemple.ca", "paquet@1.2.3", "a@b", "marie@", "@exemple.ca", "x@-.ca",
    "10 @ 5,00 $", "", "Rien à joindre",
  ])
  func `is not made of what is something else`(text: String) {
    #expect(ContactDetail.found(in: text).isEmpty, "\(ContactDetail.found(in: text))")
  }

  @Test func `is looked for in a long text without effort`() {
    let long = String(repeating: "@a.b 514 555 01 44 96 + (", count: 2_600)
    #expect(ContactDetail.found(in: long).isEmpty)
    let digits = String(repeating: "12 ", count: 20_000)
    #expect(ContactDetail.found(in: digits).isEmpty)
  }
}
