import Foundation

/// The table of figures.
struct Report {
  struct Line {
    let name: String
    let figure: String
    let baseline: String
    let ratio: Double?
    let budget: String
    let isMet: Bool?
  }

  private var lines: [Line] = []

  mutating func add(
    _ name: String, _ figure: String, against baseline: String = "", ratio: Double? = nil,
    budget: String = "", isMet: Bool? = nil
  ) {
    let line = Line(
      name: name, figure: figure, baseline: baseline, ratio: ratio, budget: budget, isMet: isMet)
    lines.append(line)
    FileHandle.standardError.write(Data((text(line) + "\n").utf8))
  }

  private func text(_ line: Line) -> String {
    let ratio = line.ratio.map { String(format: "%.2f", $0) } ?? ""
    let verdict = line.isMet.map { $0 ? "met" : "MISSED" } ?? ""
    return
      "| \(line.name) | \(line.figure) | \(line.baseline) | \(ratio) | \(line.budget) | \(verdict) |"
  }

  func printTable() {
    print("| what | entente | beside | ratio | budget | |")
    print("| --- | --- | --- | --- | --- | --- |")
    for line in lines { print(text(line)) }
  }
}

/// A rate, `12,345/s`.
func rate(_ value: Double) -> String {
  let formatter = NumberFormatter()
  formatter.numberStyle = .decimal
  formatter.locale = Locale(identifier: "en_US")
  formatter.maximumFractionDigits = 0
  return (formatter.string(from: NSNumber(value: value)) ?? "") + "/s"
}

/// A time, `1.23 ms`.
func milliseconds(_ seconds: Double) -> String { String(format: "%.2f ms", seconds * 1000) }
