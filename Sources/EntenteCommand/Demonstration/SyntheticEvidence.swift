internal import CanonicalJSON

/// Evidence of a synthetic record: the hash of a file that somebody is said to hold.
///
/// - Parameter digits: Four hexadecimal digits, repeated: nobody takes them for a real hash.
func syntheticEvidence(_ digits: String, _ name: String) -> JSON {
  [
    [
      "sha256": .string(String(repeating: digits, count: 16)), "media_type": "application/pdf",
      "name": .string("[synthétique · synthetic] " + name),
      "held_at": "[synthétique · synthetic] Archives Exemple",
    ]
  ]
}
