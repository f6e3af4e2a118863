import Partnership

extension TestLedger {
  /// The real agreement as its release of 5 May 2022 tells it, recorded on 6 May 2022.
  ///
  /// Records 0 to 27; `words` is put in the place of every text, to show that no view reads any.
  static func realAgreement(words: String = "w") throws -> TestLedger {
    var ledger = try TestLedger("gq-cnrs-2022", opening: "2022-05-06")
    for text in realRecords {
      try ledger.record(text.replacing("~", with: words))
    }
    return ledger
  }
}

private let realRecords = [
  // 0–8: who they are.
  #"{"type":"actor.registered","data":{"actor":"genome-quebec","name":"~","kind":"party","country":"CA","ecosystem":"quebec"}}"#,
  #"{"type":"actor.registered","data":{"actor":"cnrs","name":"~","kind":"party","country":"FR","ecosystem":"france"}}"#,
  #"{"type":"actor.registered","data":{"actor":"mei","name":"~","kind":"government","country":"CA"}}"#,
  #"{"type":"actor.registered","data":{"actor":"canada","name":"~","kind":"government","country":"CA"}}"#,
  #"{"type":"actor.registered","data":{"actor":"genome-canada","name":"~","kind":"intermediary_funder","country":"CA"}}"#,
  #"{"type":"actor.registered","data":{"actor":"cnrs-canada","name":"~","kind":"representation_office","represents":"cnrs"}}"#,
  #"{"type":"person.registered","data":{"person":"p-aaaaaaaaaaaaaaaa","name":"~"}}"#,
  #"{"type":"person.registered","data":{"person":"p-bbbbbbbbbbbbbbbb","name":"~"}}"#,
  #"{"type":"person.registered","data":{"person":"p-cccccccccccccccc","name":"~"}}"#,
  // 9–11: the proposal and the signatures.
  #"{"type":"agreement.proposed","occurred":"../2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"title":{"fr":"~","en":"~"},"object":{"fr":"~"},"parties":["cnrs","genome-quebec"],"term":"P24M"}}"#,
  #"{"type":"agreement.signed","occurred":"2022-04-22","data":{"party":"genome-quebec","place":{"fr":"~"}}}"#,
  #"{"type":"agreement.signed","occurred":"2022-04-22","data":{"party":"cnrs","place":{"fr":"~"}}}"#,
  // 12–15: the four axes.
  #"{"type":"axis.agreed","occurred":"../2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"axis":"A1","title":{"fr":"~","en":"~"},"expects":["knowhow_mutual"]}}"#,
  #"{"type":"axis.agreed","occurred":"../2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"axis":"A2","title":{"fr":"~","en":"~"},"expects":["funding","innovations"]}}"#,
  #"{"type":"axis.agreed","occurred":"../2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"axis":"A3","title":{"fr":"~","en":"~"},"expects":["protocols"]}}"#,
  #"{"type":"axis.agreed","occurred":"../2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"axis":"A4","title":{"fr":"~","en":"~"},"expects":["tools"]}}"#,
  // 16–20: roles, ratifications, entry into force.
  #"{"type":"role.assigned","occurred":"../2022-05-05","data":{"person":"p-aaaaaaaaaaaaaaaa","actor":"genome-quebec","function":"ceo","label":{"fr":"~"},"exclusive":true}}"#,
  #"{"type":"role.assigned","occurred":"../2022-05-05","data":{"person":"p-bbbbbbbbbbbbbbbb","actor":"cnrs","function":"ceo","exclusive":true}}"#,
  #"{"type":"agreement.ratified","occurred":"../2022-05-05","data":{"party":"genome-quebec","person":"p-aaaaaaaaaaaaaaaa"}}"#,
  #"{"type":"agreement.ratified","occurred":"../2022-05-05","data":{"party":"cnrs","person":"p-bbbbbbbbbbbbbbbb"}}"#,
  #"{"type":"agreement.entered_into_force","occurred":"2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"basis":"signature","term":"P24M"}}"#,
  // 21–25: the announcement, a statement, figures, funders, a contact.
  #"{"type":"agreement.announced","occurred":"2022-05-05","data":{"place":{"fr":"~"}}}"#,
  #"{"type":"statement.published","agreement":"gq-cnrs-2022","occurred":"2022-05-05","data":{"person":"p-bbbbbbbbbbbbbbbb","quote":"~","language":"fr"}}"#,
  #"{"type":"figure.declared","occurred":"2022-05-05","data":{"actor":"cnrs","figure":"staff","value":32000,"unit":"person","qualifier":"equal"}}"#,
  #"{"type":"funder.declared","occurred":"2022-05-05","data":{"actor":"genome-quebec","funder":"canada","through":"genome-canada"}}"#,
  #"{"type":"contact.designated","agreement":"gq-cnrs-2022","occurred":"2022-05-05","data":{"party":"genome-quebec","person":"p-cccccccccccccccc","function":"communications"}}"#,
  // 26–27: the signing ceremony, an exchange without axis; the standing commitment.
  #"{"type":"exchange.held","occurred":"2022-04-22","parties":["cnrs","genome-quebec"],"data":{"exchange":"E-0","form":"meeting","title":{"fr":"~"}}}"#,
  #"{"type":"commitment.made","occurred":"2022-04-22","data":{"commitment":"C-0","title":{"fr":"~"},"debtors":["cnrs","genome-quebec"],"due":"end_of_term"},"on_behalf_of":["cnrs","genome-quebec"]}"#,
]

extension TestLedger {
  /// What happened on the axes until 15 February 2023, recorded on the day or the day after:
  /// records 28 to 42.
  mutating func addTwoSeasons(words: String = "w") throws {
    for (day, text) in seasons {
      try turn(to: day)
      try record(text.replacing("~", with: words))
    }
  }
}

private let seasons: [(String, String)] = [
  // 28: know-how from Génome Québec on A1.
  (
    "2022-06-14",
    #"{"type":"knowhow.transferred","occurred":"2022-06-14","axes":["A1"],"data":{"giver":"genome-quebec","receiver":"cnrs","subject":{"fr":"~"}}}"#
  ),
  // 29–30: a workshop on two axes.
  (
    "2022-09-01",
    #"{"type":"exchange.scheduled","occurred":"2022-09-01","axes":["A1","A3"],"parties":["cnrs","genome-quebec"],"data":{"exchange":"E-1","form":"workshop","planned":"2022-10-10/2022-10-11","title":{"en":"~"}}}"#
  ),
  (
    "2022-10-12",
    #"{"type":"exchange.held","occurred":"2022-10-10/2022-10-11","data":{"exchange":"E-1","form":"workshop","participants":["cnrs-canada","p-cccccccccccccccc"]}}"#
  ),
  // 31: know-how back, in the workshop.
  (
    "2022-11-23",
    #"{"type":"knowhow.transferred","occurred":"2022-11-22","axes":["A1"],"data":{"giver":"cnrs","receiver":"genome-quebec","subject":{"fr":"~"},"exchange":"E-1"}}"#
  ),
  // 32–35: commitments: missed, met, met late, overdue.
  (
    "2022-11-24",
    #"{"type":"commitment.made","occurred":"2022-11-24","axes":["A3"],"data":{"commitment":"C-1","title":{"fr":"~"},"debtors":["cnrs"],"creditor":"genome-quebec","due":"2023-01-31","kind":"deliverable"}}"#
      .replacing(#""axes""#, with: #""on_behalf_of":["cnrs"],"axes""#)
  ),
  (
    "2022-11-24",
    #"{"type":"commitment.made","occurred":"2022-11-24","on_behalf_of":["cnrs"],"axes":["A2"],"data":{"commitment":"C-2","title":{"fr":"~"},"debtors":["cnrs"],"due":"2022-12-15"}}"#
  ),
  (
    "2022-11-24",
    #"{"type":"commitment.made","occurred":"2022-11-24","on_behalf_of":["genome-quebec"],"axes":["A2"],"data":{"commitment":"C-3","title":{"fr":"~"},"debtors":["genome-quebec"],"due":"2022-12-15"}}"#
  ),
  (
    "2022-11-24",
    #"{"type":"commitment.made","occurred":"2022-11-24","on_behalf_of":["genome-quebec"],"axes":["A4"],"data":{"commitment":"C-4","title":{"fr":"~"},"debtors":["genome-quebec"],"due":"2023-02-01"}}"#
  ),
  // 36–38: what became of them.
  (
    "2022-12-10",
    #"{"type":"commitment.met","occurred":"2022-12-10","data":{"commitment":"C-2"},"reason":{"fr":"~"}}"#
  ),
  (
    "2022-12-20",
    #"{"type":"commitment.met","occurred":"2022-12-20","data":{"commitment":"C-3"},"reason":{"fr":"~"}}"#
  ),
  (
    "2023-02-02",
    #"{"type":"commitment.missed","occurred":"2023-02-01","data":{"commitment":"C-1"}}"#
  ),
  // 39–40: an innovation promoted twice.
  (
    "2023-02-03",
    #"{"type":"innovation.promoted","occurred":"2023-02-03","axes":["A2"],"parties":["genome-quebec"],"data":{"innovation":"I-1","title":{"fr":"~"},"challenge":"~","audience":"media"}}"#
  ),
  (
    "2023-02-04",
    #"{"type":"innovation.promoted","occurred":"2023-02-04","axes":["A2"],"parties":["cnrs"],"data":{"innovation":"I-1","title":{"fr":"~"},"channel":"~","audience":"public"}}"#
  ),
  // 41: an exchange called off.
  (
    "2023-02-05",
    #"{"type":"exchange.scheduled","occurred":"2023-02-05","axes":["A4"],"parties":["cnrs","genome-quebec"],"data":{"exchange":"E-2","form":"video","planned":"2023-03"}}"#
  ),
  (
    "2023-02-06",
    #"{"type":"exchange.cancelled","occurred":"2023-02-06","on_behalf_of":["cnrs"],"data":{"exchange":"E-2"}}"#
  ),
]

extension TestLedger {
  /// The registrations and the proposal alone: records 0 to 9.
  static func recordsOfParties() throws -> [String] { Array(realRecords.prefix(10)) }
}
