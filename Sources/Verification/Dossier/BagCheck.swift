internal import LMDB
internal import Partnership

/// *bytes*, the bag: every file has the bytes that the lists say, the lists name every file, and there is
/// nothing else (RFC 8493, and `Docs/Formats/Dossier.md` where it is stricter).
struct BagCheck {
  /// The declaration: the one version and the one encoding there are here.
  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
  /// The most files.
  static let mostFiles = 20_000_000
  private static let mostFolders = 8
  /// How many bytes more than the payload says it has are read, to say which of its files are others.
  private static let mostSurplusBytes = 1 << 30

  private let folder: FileTree
  /// The files of the payload.
  private(set) var payload = PayloadNames()
  /// How many bytes they have.
  private(set) var payloadBytes = 0
  /// Whether every file was read: none is larger than it can be.
  private(set) var isReadWhole = true
  /// The bag's own files (tag files, RFC 8493 §2.2), in order of their bytes.
  private var tags: [String] = []

  init(_ folder: FileTree) {
    self.folder = folder
  }

  /// Finds the files, and holds each against the lists.
  ///
  /// - Parameter progress: Told how many files are read, of how many.
  mutating func check(
    _ findings: inout Findings, _ progress: (UInt64, UInt64) -> Void
  ) throws(LMDBError) {
    try find(in: "", depth: 0, &findings)
    try checkDeclaration(&findings)
    let lists = Set(DossierFolder.manifests + [DossierFolder.tagManifest])
    var manifests: [ManifestReading] = []
    for name in DossierFolder.manifests where tags.contains(name) {
      manifests.append(try ManifestReading(name, in: folder))
    }
    let limitBytes = try self.limitBytes()
    for number in 0..<payload.count {
      let name = payload[number]
      // A file that cannot belong to what the bag says of its size is not read for hours.
      let length = try folder.ownLengthBytes(of: name) ?? 0
      guard length <= limitBytes - payloadBytes else {
        isReadWhole = false
        findings.add(Fault(.bagFileAltered, parameters: [.name(name)]))
        for index in manifests.indices { try manifests[index].take(name, nil, &findings) }
        continue
      }
      let digests = try digests(of: name, &findings)
      payloadBytes += digests.lengthBytes
      findings.count(.bytes)
      if name.hasPrefix("\(DossierFolder.documents)/"),
        !name.hasSuffix("/\(digests.sha256)")
      {
        findings.add(Fault(.bagFileAltered, parameters: [.name(name)]))
      }
      for index in manifests.indices {
        try manifests[index].take(name, digests, &findings)
      }
      progress(UInt64(number + 1), UInt64(payload.count))
    }
    for index in manifests.indices { try manifests[index].finish(&findings) }
    try checkTags(&findings)
    let known = lists.union([DossierFolder.declaration, DossierFolder.info])
    for name in known.subtracting(tags).sorted() {
      findings.add(Fault(.bagFileMissing, parameters: [.name(name)]))
    }
    for name in tags where !known.contains(name) {
      findings.add(Fault(.bagFileSurplus, parameters: [.name(name)]))
    }
  }

  /// Holds the bag's own files against their list, where there is one.
  private mutating func checkTags(_ findings: inout Findings) throws(LMDBError) {
    guard tags.contains(DossierFolder.tagManifest) else { return }
    var tagManifest = try ManifestReading(DossierFolder.tagManifest, in: folder)
    for name in tags {
      let isRead = try (folder.ownLengthBytes(of: name) ?? 0) <= mostBytes(ofTag: name)
      if !isRead {
        isReadWhole = false
        findings.add(Fault(.bagFileAltered, parameters: [.name(name)]))
      }
      let digests = isRead ? try digests(of: name, &findings) : nil
      // It does not name itself.
      guard name != DossierFolder.tagManifest else { continue }
      try tagManifest.take(name, digests, &findings)
    }
    try tagManifest.finish(&findings)
  }

  /// Reads a file for its digests, and says where an archive sums it up otherwise.
  private func digests(
    of name: String, _ findings: inout Findings
  ) throws(LMDBError) -> FileDigests {
    let (digests, isSumRight) = try FileDigests.summed(name, in: folder)
    if !isSumRight, case .packed(let archive, _) = folder {
      let what = "a checksum that does not fit: \(name.debugDescription)"
      findings.add(
        Fault(
          .archiveUnreadable, parameters: [.name(FilePlace(archive.path).name), .said(what)]))
    }
    return digests
  }

  /// How many bytes one of the bag's own files can have: its lists have a line a file.
  private func mostBytes(ofTag name: String) -> Int {
    DossierFolder.manifests.contains(name)
      ? (payload.count + 1_000) * ManifestReading.longestLine : DossierInfo.maximumBytes
  }

  /// How many bytes of the payload are read at most: no more than there is, unless what the bag says of its
  /// size is far from it.
  private func limitBytes() throws(LMDBError) -> Int {
    let name = DossierFolder.info
    var there = 0
    for number in 0..<payload.count {
      let length = try folder.ownLengthBytes(of: payload[number]) ?? 0
      let sum = there.addingReportingOverflow(length)
      guard !sum.overflow else { return BagCheck.mostSurplusBytes }
      there = sum.partialValue
    }
    guard let length = try folder.ownLengthBytes(of: name), length <= DossierInfo.maximumBytes,
      let said = DossierInfo.payload(
        try folder.read(name, limitBytes: DossierInfo.maximumBytes))?.bytes, said >= 0,
      // Both are at least 0.
      abs(said - there) <= BagCheck.mostSurplusBytes
    else { return BagCheck.mostSurplusBytes }
    return there
  }

  private func checkDeclaration(_ findings: inout Findings) throws(LMDBError) {
    let name = DossierFolder.declaration
    guard try folder.ownLengthBytes(of: name) == BagCheck.declaration.utf8.count,
      try folder.read(name, limitBytes: 128) == Array(BagCheck.declaration.utf8)
    else {
      return findings.add(
        Fault(.bagUnreadable, parameters: [.name(name), .said("not that of BagIt 1.0 in UTF-8")]))
    }
  }

  // MARK: Files

  /// Lists what is below a folder; what a bag may not hold is a fault, and is not looked into.
  private mutating func find(
    in below: String, depth: Int, _ findings: inout Findings
  ) throws(LMDBError) {
    let here = below.isEmpty ? folder : folder.below(below)
    var entries: [(name: String, isFolder: Bool)] = []
    for name in try here.names() {
      entries.append((name, try here.ownFolderExists(name)))
    }
    // In the order of the bytes of whole paths.
    func place(_ entry: (name: String, isFolder: Bool)) -> String {
      entry.isFolder ? "\(entry.name)/" : entry.name
    }
    entries.sort { place($0).utf8.lexicographicallyPrecedes(place($1).utf8) }
    var twins = CaseTwins()
    for entry in entries {
      let path = below.isEmpty ? entry.name : "\(below)/\(entry.name)"
      let isFile = entry.isFolder ? false : try here.ownLengthBytes(of: entry.name) != nil
      guard entry.isFolder || isFile, BagCheck.isName(entry.name),
        !twins.take(entry.name), depth < BagCheck.mostFolders,
        payload.count < BagCheck.mostFiles
      else {
        findings.add(Fault(.bagFileSurplus, parameters: [.name(path)]))
        continue
      }
      if entry.isFolder {
        guard !below.isEmpty || entry.name == DossierFolder.payload,
          // No list names a folder: what an empty one is called, nobody vouches for.
          try !folder.below(path).names().isEmpty
        else {
          findings.add(Fault(.bagFileSurplus, parameters: [.name(path)]))
          continue
        }
        try find(in: path, depth: depth + 1, &findings)
      } else if below.isEmpty {
        tags.append(path)
      } else {
        payload.append(path)
      }
    }
  }

  /// Whether a name is one of those that dossiers have: portable, and never a way up.
  private static func isName(_ name: String) -> Bool {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isPlain && name != "." && name != ".."
  }
}

/// Finds names of a folder that differ by case only, among names in order of their bytes.
///
/// Of such names the one that has capitals comes first, so that the many without any need not be held.
private struct CaseTwins {
  private var folded: Set<String> = []

  /// Whether a name before differs by case only.
  mutating func take(_ name: String) -> Bool {
    let small = name.lowercased()
    return small == name ? folded.contains(name) : !folded.insert(small).inserted
  }
}
