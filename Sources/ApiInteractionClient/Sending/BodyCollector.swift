/// The body of a response as it arrives, up to a limit.
struct BodyCollector {
  private let capacity: Int
  private let limit: Int
  private(set) var bytes: [UInt8] = []

  /// - Parameter limit: The largest body, in bytes.
  init(limit: Int) {
    self.limit = max(0, limit)
    capacity = self.limit == .max ? .max : self.limit + 1
  }

  /// Whether more came than is allowed. Nothing more needs to be read then.
  var isCut: Bool { bytes.count > limit }

  /// Keeps what came, as far as there is room for it: one byte more than is allowed at the most.
  mutating func append(_ chunk: some Collection<UInt8>) {
    bytes.append(contentsOf: chunk.prefix(capacity - bytes.count))
  }
}
