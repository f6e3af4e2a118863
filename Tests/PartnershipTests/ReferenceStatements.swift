import Partnership

extension ReferenceFold {
  /// Each line one thing the answer says, in words of this test's own.
  var statements: Set<String> {
    var lines = lifeLines
    lines.formUnion(amendmentLines)
    lines.formUnion(axisLines)
    lines.formUnion(protocolLines)
    lines.formUnion(fundingLines)
    lines.formUnion(commitmentLines)
    lines.formUnion(disputeLines)
    lines.formUnion(exchangeLines)
    lines.formUnion(opportunityLines)
    lines.formUnion(registerLines)
    lines.formUnion(actorLines)
    lines.formUnion(custodyLines)
    return lines
  }

  func described(_ entry: Entry?) -> String { entry?.sequence.description ?? "" }
}
