/// What one witness has said of a ledger's heads.
public struct CosignerFigures: Sendable, Hashable {
  /// Whose it is; nil where no record says.
  public let owner: String?
  /// The name it has in notes; nil where no note has it.
  public let name: String?
  /// Its public key, 64 hexadecimal digits.
  public let key: String
  /// Whether it is of whoever signs the ledger's heads.
  public let isHosts: Bool
  /// How many heads it has cosigned.
  public let heads: Int
  /// The size of the one it cosigned last.
  public let size: UInt64
  /// When that was, in POSIX seconds.
  public let time: UInt64

  /// A witness with those figures.
  public init(
    owner: String?, name: String?, key: String, isHosts: Bool, heads: Int, size: UInt64,
    time: UInt64
  ) {
    self.owner = owner
    self.name = name
    self.key = key
    self.isHosts = isHosts
    self.heads = heads
    self.size = size
    self.time = time
  }
}

extension Wording {
  /// Who cosigned, how many heads, and when last; then when somebody outside last did.
  func lines(of cosigners: [CosignerFigures]) -> [String] {
    guard !cosigners.isEmpty else { return [] }
    var lines = cosigners.map(line(of:))
    let last = { (cosigners: [CosignerFigures]) in cosigners.max { $0.time < $1.time } }
    if let outside = last(cosigners.filter { $0.owner != nil && !$0.isHosts }) {
      lines.append(
        say(
          fr: "Dernier contreseing de l'extérieur : tête \(String(outside.size)),"
            + " \(instant(posixSeconds: outside.time))",
          en: "Last cosignature from outside: checkpoint \(String(outside.size)),"
            + " \(instant(posixSeconds: outside.time))"))
    } else if let unnamed = last(cosigners.filter { !$0.isHosts }) {
      lines.append(
        say(
          fr: "Dernier contreseing : tête \(String(unnamed.size)),"
            + " \(instant(posixSeconds: unnamed.time)). Pour savoir s'il vient de l'extérieur,"
            + " comparez la clé avec celle que chaque partenaire a donnée.",
          en: "Last cosignature: checkpoint \(String(unnamed.size)),"
            + " \(instant(posixSeconds: unnamed.time)). Whether it is from outside: compare the key"
            + " with the one that each partner gave."))
    } else {
      lines.append(
        say(fr: "Personne de l'extérieur n'a contresigné.", en: "Nobody outside has cosigned."))
    }
    return lines
  }

  private func line(of cosigner: CosignerFigures) -> String {
    let heads = count(cosigner.heads, .checkpoint)
    let size = String(cosigner.size)
    let time = instant(posixSeconds: cosigner.time)
    let line = say(
      fr: "Contreseing de \(name(of: cosigner)) : \(heads), la dernière à \(size), \(time)",
      en: "Cosigned by \(name(of: cosigner)): \(heads), the last at \(size), \(time)")
    guard cosigner.isHosts else { return line }
    return line
      + say(
        fr: " ; c'est le témoin de l'hôte, qui ne prouve rien contre lui",
        en: "; it is the host's own witness, which proves nothing against the host")
  }

  /// Whose the witness is, or that nobody has said.
  private func name(of cosigner: CosignerFigures) -> String {
    if let owner = cosigner.owner { return terminalSafe(owner) }
    let name = cosigner.name.map { terminalSafe($0) + " " } ?? ""
    return say(
      fr: "\(name)(clé \(cosigner.key) ; de qui, aucune écriture ne le dit)",
      en: "\(name)(key \(cosigner.key); whose, no record says)")
  }
}
