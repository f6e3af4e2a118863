import Partnership
import Testing
import Wording

@Suite struct `Dates in each language` {
  @Test(arguments: [
    ("2022-04-22", "22 avril 2022", "22 avril 2022", "April 22, 2022"),
    ("2022-05-01", "1er mai 2022", "1er mai 2022", "May 1, 2022"),
    ("2022-08-31", "31 août 2022", "31 août 2022", "August 31, 2022"),
    ("0987-12-02", "2 décembre 987", "2 décembre 987", "December 2, 987"),
  ])
  func `A day is spelt out`(
    _ text: String, _ quebec: String, _ france: String, _ english: String
  ) throws {
    let day = try #require(Day(text))
    #expect(Wording(.frCA).date(day) == quebec)
    #expect(Wording(.frFR).date(day) == france)
    #expect(Wording(.en).date(day) == english)
  }

  @Test func `A day in digits is ISO 8601, but in France`() throws {
    let day = try #require(Day("2022-04-22"))
    #expect(Wording(.frCA).date(day, .short) == "2022-04-22")
    #expect(Wording(.frFR).date(day, .short) == "22/04/2022")
    #expect(Wording(.en).date(day, .short) == "2022-04-22")
  }

  @Test func `A time of day shows seconds only where there are any`() {
    let second = 9 * 3_600 + 2 * 60
    #expect(Wording(.frCA).time(secondOfDay: second) == "09\u{A0}h\u{A0}02")
    #expect(Wording(.frFR).time(secondOfDay: second) == "09:02")
    #expect(Wording(.en).time(secondOfDay: second) == "09:02")
    #expect(
      Wording(.frCA).time(secondOfDay: second + 7)
        == "09\u{A0}h\u{A0}02\u{A0}min\u{A0}07\u{A0}s")
    #expect(Wording(.frFR).time(secondOfDay: second + 7) == "09:02:07")
    #expect(Wording(.en).time(secondOfDay: 0) == "00:00")
  }

  @Test func `An instant of recording says it is in UTC`() throws {
    let recorded = try #require(Recorded("2022-05-06T09:02:00.250000Z"))
    #expect(Wording(.frCA).instant(recorded) == "6 mai 2022 à 09\u{A0}h\u{A0}02 UTC")
    #expect(Wording(.frFR).instant(recorded) == "6 mai 2022 à 09:02 UTC")
    #expect(Wording(.en).instant(recorded) == "May 6, 2022 at 09:02 UTC")
    #expect(Wording(.frFR).instant(recorded, .short) == "06/05/2022 09:02 UTC")
  }

  @Test func `A day is the complement of a verb`() throws {
    let day = try #require(Day("2022-05-01"))
    #expect(Wording(.frCA).on(day) == "le 1er mai 2022")
    #expect(Wording(.en).on(day) == "on May 1, 2022")
    let month = try #require(Occurred("2022-05"))
    #expect(Wording(.frCA).on(month) == "en mai 2022")
    #expect(Wording(.en).on(month) == "in May 2022")
    let interval = try #require(Occurred("2022-05-03/2022-05-05"))
    #expect(Wording(.frCA).on(interval) == "du 3 au 5 mai 2022")
    let instant = try #require(Occurred("2022-06-14T09:30:00-04:00"))
    #expect(Wording(.frFR).on(instant) == "le 14 juin 2022 à 09:30 (UTC−04:00)")
  }
}

@Suite struct `Dates as precise as their author was` {
  @Test(arguments: [
    ("2022-04-22", "22 avril 2022", "April 22, 2022"),
    ("2022-05", "mai 2022", "May 2022"),
    ("2022", "2022", "2022"),
    ("2022-05-03/2022-05-05", "du 3 au 5 mai 2022", "from May 3 to 5, 2022"),
    ("2022-05-01/2022-05-05", "du 1er au 5 mai 2022", "from May 1 to 5, 2022"),
    ("2022-05-30/2022-06-01", "du 30 mai au 1er juin 2022", "from May 30 to June 1, 2022"),
    (
      "2022-12-30/2023-01-02", "du 30 décembre 2022 au 2 janvier 2023",
      "from December 30, 2022 to January 2, 2023"
    ),
    ("2022-03/2022-05", "de mars à mai 2022", "from March to May 2022"),
    ("2022-04/2022-08", "d’avril à août 2022", "from April to August 2022"),
    (
      "2022-10/2023-01", "d’octobre 2022 à janvier 2023", "from October 2022 to January 2023"
    ),
    ("2021/2023", "de 2021 à 2023", "from 2021 to 2023"),
    (
      "2022-06-14/2022-08", "du 14 juin 2022 à la fin d’août 2022",
      "from June 14, 2022 to the end of August 2022"
    ),
    (
      "2021/2022-03-01", "du début de 2021 au 1er mars 2022",
      "from the beginning of 2021 to March 1, 2022"
    ),
    ("../2022-05-05", "au plus tard le 5 mai 2022", "on or before May 5, 2022"),
    ("../2022-05", "au plus tard en mai 2022", "in or before May 2022"),
    ("../2022", "au plus tard en 2022", "in or before 2022"),
    ("2022-06-14/..", "au plus tôt le 14 juin 2022", "on or after June 14, 2022"),
    (
      "2022-06-14T23:30:00-04:00", "14 juin 2022 à 23\u{A0}h\u{A0}30 (UTC−04:00)",
      "June 14, 2022 at 23:30 (UTC−04:00)"
    ),
    (
      "2022-06-14T09:30:15Z",
      "14 juin 2022 à 09\u{A0}h\u{A0}30\u{A0}min\u{A0}15\u{A0}s UTC",
      "June 14, 2022 at 09:30:15 UTC"
    ),
    (
      "2022-06-14T09:30:00+05:45", "14 juin 2022 à 09\u{A0}h\u{A0}30 (UTC+05:45)",
      "June 14, 2022 at 09:30 (UTC+05:45)"
    ),
  ])
  func `In words`(_ text: String, _ french: String, _ english: String) throws {
    let occurred = try #require(Occurred(text))
    #expect(Wording(.frCA).date(occurred) == french)
    #expect(Wording(.en).date(occurred) == english)
  }

  @Test(arguments: [
    ("2022-04-22", "2022-04-22", "22/04/2022"), ("2022-05", "2022-05", "05/2022"),
    ("2022", "2022", "2022"),
    ("2022-05-03/2022-05-05", "2022-05-03 – 2022-05-05", "03/05/2022 – 05/05/2022"),
    ("../2022-05-05", "≤ 2022-05-05", "≤ 05/05/2022"),
    ("2022-06/..", "≥ 2022-06", "≥ 06/2022"),
    (
      "2022-06-14T09:30:00-04:00", "2022-06-14 09\u{A0}h\u{A0}30 UTC−04:00",
      "14/06/2022 09:30 UTC−04:00"
    ),
  ])
  func `In digits`(_ text: String, _ quebec: String, _ france: String) throws {
    let occurred = try #require(Occurred(text))
    #expect(Wording(.frCA).date(occurred, .short) == quebec)
    #expect(Wording(.frFR).date(occurred, .short) == france)
  }
}
