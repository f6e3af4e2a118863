/// The version of the fold and of the views: under one version, the same question for the same `#N`
/// gives the same bytes for ever.
public let foldVersion: Int64 = 1
