import Partnership
import Testing

@Suite struct `The end of a day in a place` {
  /// Clocks that are changed at one instant, by seconds ahead of UTC before and after.
  struct Place: Sendable {
    let name: String
    let change: String
    let before: Int
    let after: Int
    let day: String
    let end: String

    init(
      _ name: String, _ change: String, _ before: Int, _ after: Int, _ day: String, _ end: String
    ) {
      self.name = name
      self.change = change
      self.before = before * 3_600
      self.after = after * 3_600
      self.day = day
      self.end = end
    }
  }

  /// Changes of clocks as the IANA time zone database has them.
  @Test(arguments: [
    Place("Toronto", "2022-03-13T07", -5, -4, "2022-03-12", "2022-03-13T04:59:59.999999Z"),
    Place("Toronto", "2022-03-13T07", -5, -4, "2022-03-13", "2022-03-14T03:59:59.999999Z"),
    Place("Paris", "2022-03-27T01", 1, 2, "2022-03-26", "2022-03-26T22:59:59.999999Z"),
    Place("Paris", "2022-03-27T01", 1, 2, "2022-03-27", "2022-03-27T21:59:59.999999Z"),
    // From 23:59 to 01:00: no clock shows the next midnight.
    Place("Santiago", "2022-09-11T04", -4, -3, "2022-09-10", "2022-09-11T03:59:59.999999Z"),
    Place("Beirut", "2022-03-26T22", 2, 3, "2022-03-26", "2022-03-26T21:59:59.999999Z"),
    // From 23:59 back to 23:00: the day has 25 hours.
    Place("Santiago", "2022-04-03T03", -3, -4, "2022-04-02", "2022-04-03T03:59:59.999999Z"),
    // From 22:59 to midnight: the day has 23 hours, and its last evening is short.
    Place("Nuuk", "2024-03-31T01", -2, -1, "2024-03-30", "2024-03-31T00:59:59.999999Z"),
  ])
  func `is the instant before its clocks first show the next day`(place: Place) throws {
    let change = try #require(Recorded("\(place.change):00:00.000000Z"))
    let end = Recorded(endOf: try #require(Day(place.day))) { instant in
      instant < change ? place.before : place.after
    }
    #expect(end.description == place.end, "\(place.name)")
  }
}
