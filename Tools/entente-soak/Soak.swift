import EntenteTesting
import Foundation
import LMDB
import Verification

/// Breaks ledgers for as long as it is told, and ends with 1 at the first that does not hold.
///
/// `EntenteSoak MINUTES [SEED]`; one round again by its name and seed; with other first arguments it is
/// one of its own children.
@main
enum Soak {
  static func main() async {
    let arguments = CommandLine.arguments
    if let code = SupervisedReading.runChildIfAsked(arguments, endOfDay: { _, _ in nil }) {
      exit(code)
    }
    do {
      if arguments.count > 2, let child = Child(rawValue: arguments[1]) {
        try await child.run(Array(arguments.dropFirst(2)))
      }
      if arguments.count > 2, let round = Round(rawValue: arguments[1]),
        let seed = UInt64(arguments[2])
      {
        var counts = Counts()
        try await round.run(seed: seed, &counts)
        return say(counts.description)
      }
      guard arguments.count > 1, let minutes = Double(arguments[1]), minutes > 0 else {
        say("usage: EntenteSoak MINUTES [SEED] | kills|damages|full-disks SEED")
        exit(2)
      }
      let seed = arguments.count > 2 ? UInt64(arguments[2]) : UInt64.random(in: 0...UInt64.max)
      guard let seed else {
        say("the seed is a number")
        exit(2)
      }
      try await run(minutes: minutes, seed: seed)
    } catch {
      say("FAILED: \(error)")
      exit(1)
    }
  }

  /// Runs rounds until the time is over; each has a seed of its own, drawn from the first.
  private static func run(minutes: Double, seed: UInt64) async throws {
    say("seed \(seed), \(minutes) minutes")
    var random = SeededRandom(seed: seed)
    var counts = Counts()
    let end = Date(timeIntervalSinceNow: minutes * 60)
    var nextReport = Date(timeIntervalSinceNow: 60)
    while Date() < end {
      let kind = Round.allCases[counts.rounds % Round.allCases.count]
      let roundSeed = random.next()
      do {
        try await kind.run(seed: roundSeed, &counts)
      } catch {
        say(counts.description)
        say("FAILED in a round of \(kind.rawValue) of seed \(roundSeed): \(error)")
        say("again: Tools/soak \(kind.rawValue) \(roundSeed)")
        exit(1)
      }
      counts.rounds += 1
      if Date() > nextReport {
        say(counts.description)
        nextReport = Date(timeIntervalSinceNow: 60)
      }
    }
    say(counts.description)
    say("nothing failed")
  }
}

/// Says a line at once, also into a file.
private func say(_ line: String) {
  FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}

/// What one round does to a ledger.
enum Round: String, CaseIterable {
  /// Kills processes that append, sign and copy.
  case kills
  /// Damages the file of a store.
  case damages
  /// Fills the disk.
  case fullDisks = "full-disks"

  func run(seed: UInt64, _ counts: inout Counts) async throws {
    switch self {
    case .kills: try await KillRound(seed: seed).run(&counts)
    case .damages: try await DamageRound(seed: seed).run(&counts)
    case .fullDisks: try await FullDiskRound(seed: seed).run(&counts)
    }
  }
}

/// How much was done.
struct Counts: CustomStringConvertible {
  var rounds = 0
  var kills = 0
  var acknowledged = 0
  var copies = 0
  var damages = 0
  var damagesFound = 0
  var damagesWithoutEffect = 0
  var commands = 0
  var disksFilled = 0
  var disksNotMounted = 0

  var description: String {
    """
    rounds \(rounds): processes killed \(kills), actions acknowledged and found \(acknowledged), \
    copies verified \(copies); damages \(damages), found \(damagesFound), of unused bytes \
    \(damagesWithoutEffect), commands run on them \(commands); disks filled \(disksFilled), not permitted \(disksNotMounted)
    """
  }
}

/// What must hold and did not.
struct Broken: Error, CustomStringConvertible {
  let description: String
}
