extension AgreementState {
  mutating func applyDocument(_ record: DatedRecord) {
    guard let code = record.facts.code(.document), documents[code] == nil else { return }
    documents[code] = record.sequence
  }
}
