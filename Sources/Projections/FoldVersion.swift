/// The version of the fold and of the views: under one version, the same question for the same `#N`
/// gives the same bytes for ever.
///
/// Raised when a release would give other bytes; snapshots made under another version are made anew.
public let foldVersion: Int64 = 3
