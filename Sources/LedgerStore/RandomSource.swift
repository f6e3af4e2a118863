public import LMDB
internal import Synchronization

/// Where ids, salts and nonces come from; tests and the demonstration put in their own.
public struct RandomSource: Sendable {
  /// That many random bytes.
  public let bytes: @Sendable (Int) throws(LMDBError) -> [UInt8]

  /// A source of bytes.
  public init(_ bytes: @escaping @Sendable (Int) throws(LMDBError) -> [UInt8]) {
    self.bytes = bytes
  }

  /// The system's, drawn in bulk: a draw of its own for each record costs fifteen times as much.
  public static let system = RandomSource { count throws(LMDBError) in
    try pool.take(count)
  }

  private static let pool = RandomPool()
}

/// Random bytes drawn ahead; each is handed out once.
private final class RandomPool: Sendable {
  private static let drawBytes = 1 << 16
  private let rest = Mutex<[UInt8]>([])

  func take(_ count: Int) throws(LMDBError) -> [UInt8] {
    guard count <= RandomPool.drawBytes else { return try SystemRandom.bytes(count: count) }
    return try rest.withLock { rest throws(LMDBError) in
      if rest.count < count { rest = try SystemRandom.bytes(count: RandomPool.drawBytes) }
      defer { rest.removeLast(count) }
      return Array(rest.suffix(count))
    }
  }
}
