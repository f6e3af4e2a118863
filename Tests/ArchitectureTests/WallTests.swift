import Testing

@Suite struct `Module walls` {
  private let manifest: Manifest
  private let allowed: [String: Set<String>]

  init() throws {
    manifest = try Manifest.read()
    allowed = Dictionary(uniqueKeysWithValues: Arrows.table.map { ($0.target, $0.mayImport) })
  }

  private var notTests: [Manifest.Target] { manifest.targets.filter { $0.type != "test" } }

  @Test func `The table of arrows has a row for every target, and arrows go down`() {
    var below = Arrows.packages
    for row in Arrows.table {
      #expect(row.mayImport.isSubset(of: below), "\(row.target)")
      below.insert(row.target)
    }
    for target in notTests { #expect(allowed[target.name] != nil, "\(target.name) has no row") }
  }

  @Test func `A target depends on what the table allows, and imports what it declares`() throws {
    for target in notTests where target.type != "system" {
      let declared = Set(target.dependencies.map(\.name))
      let mayImport = try #require(allowed[target.name])
      #expect(declared.isSubset(of: mayImport), "\(target.name)")
      for path in try ProjectFolder.files(in: target.folder, extensions: ["swift"]) {
        for module in SwiftText(try ProjectFolder.text(of: path)).imports {
          if let places = Arrows.outside[module] {
            #expect(places.contains(target.name), "\(path) imports \(module)")
          } else {
            #expect(declared.contains(module), "\(path) imports \(module)")
          }
        }
      }
    }
  }

  @Test func `A test imports what its target declares`() throws {
    for target in manifest.targets where target.type == "test" {
      let declared = Set(target.dependencies.map(\.name))
        .union(Arrows.outside.keys).union(["Testing"])
      for path in try ProjectFolder.files(in: target.folder, extensions: ["swift"]) {
        for module in SwiftText(try ProjectFolder.text(of: path)).imports {
          #expect(declared.contains(module), "\(path) imports \(module)")
        }
      }
    }
  }

  @Test func `No verifier reaches the code that can write a ledger`() {
    let arrows = Dictionary(
      uniqueKeysWithValues: manifest.targets.map { ($0.name, $0.dependencies.map(\.name)) })
    for verifier in Arrows.verifiers where arrows[verifier] != nil {
      var reached: Set<String> = []
      var pending = [verifier]
      while let next = pending.popLast() {
        guard reached.insert(next).inserted else { continue }
        pending += arrows[next] ?? []
      }
      #expect(reached.isDisjoint(with: Arrows.writers), "\(verifier)")
    }
  }
}
