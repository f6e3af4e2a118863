// CanonicalJSON
