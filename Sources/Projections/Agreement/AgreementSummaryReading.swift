public import CanonicalJSON
internal import Partnership

extension AgreementSummary {
  /// Reads what ``json`` wrote, from its canonical bytes.
  public init(canonical bytes: [UInt8]) throws(ProjectionsError) {
    let json: JSON
    do {
      json = try JSON(canonical: bytes)
    } catch {
      throw .notCanonical(error)
    }
    try self.init(json: json)
  }

  /// Reads what ``json`` wrote; refuses another version's summary, and one with anything missing or
  /// added.
  public init(json: JSON) throws(ProjectionsError) {
    let reader = try FieldReader(json, at: "")
    let version = try reader.integer("fold_version")
    guard version == foldVersion else { throw .otherFoldVersion(version) }
    agreement = try reader.value("agreement") { AgreementID($0) }
    proposed = try reader.optional("proposed") == nil ? nil : try reader.record("proposed")
    parties = try reader.values("parties") { ActorID($0) }
    term = try reader.optional("term") { Term($0) }
    title = try reader.object("title").map { reader throws(ProjectionsError) in
      try TextReference(reader)
    }
    signed = try reader.values("signed") { ActorID($0) }
    ratified = try reader.values("ratified") { ActorID($0) }
    force = try reader.object("force").map { reader throws(ProjectionsError) in
      let first = try reader.value("from") { Day($0) }
      let last = try reader.value("until") { Day($0) }
      guard first <= last else { throw reader.bad("until", "later day") }
      return Days(first: first, last: last)
    }
    steps = try reader.objects("steps") { reader throws(ProjectionsError) in
      Step(
        stage: try reader.value("stage") { AgreementStage(rawValue: $0) },
        day: try reader.value("day") { Day($0) })
    }
    axes = try reader.objects("axes") { reader throws(ProjectionsError) in
      guard let agreed = try reader.object("agreed") else { throw reader.bad("agreed", "object") }
      return Axis(
        id: try reader.value("id") { Code($0) },
        stage: try reader.optional("stage") { AxisStage(rawValue: $0) },
        agreed: Share(by: try agreed.count("by"), of: try agreed.count("of")),
        records: try reader.count("records"))
    }
    commitments = try reader.objects("commitments") { reader throws(ProjectionsError) in
      Commitment(
        id: try reader.value("id") { Code($0) }, due: try reader.optional("due") { Due($0) },
        met: try reader.optional("met") { Day($0) },
        stage: try reader.value("stage") { CommitmentStage(rawValue: $0) })
    }
    records = try reader.count("records")
    last = try reader.object("last").map { reader throws(ProjectionsError) in
      try RecordLine(reader)
    }
    // Whatever was not read, or reads in two ways, shows when it is written again.
    guard self.json == json else { throw .badField(path: "", expected: "summary of this version") }
  }
}
