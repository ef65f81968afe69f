import FlyingSocks

/// A body that is sent in parts, with pauses before them, and whose connection may end after them.
struct PacedBody: AsyncBufferedSequence {
  typealias Element = UInt8

  /// The connection ends here.
  struct End: Error {}

  let parts: [[UInt8]]
  let pause: Duration
  let endsConnection: Bool
  let clock: SandboxClock

  /// A body of single bytes.
  init(_ bytes: [UInt8], over duration: Duration, clock: SandboxClock) {
    parts = bytes.map { [$0] }
    pause = duration / Swift.max(bytes.count, 1)
    endsConnection = false
    self.clock = clock
  }

  /// A body after which the connection ends.
  init(last bytes: [UInt8], clock: SandboxClock) {
    parts = [bytes]
    pause = .zero
    endsConnection = true
    self.clock = clock
  }

  func makeAsyncIterator() -> Iterator { Iterator(body: self) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let body: PacedBody
    private var index = 0

    init(body: PacedBody) {
      self.body = body
    }

    mutating func next() async throws -> UInt8? {
      try await nextBuffer(suggested: 1)?.first
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard index < body.parts.count else {
        if body.endsConnection { throw End() }
        return nil
      }
      if body.pause > .zero { try await body.clock.sleep(body.pause) }
      defer { index += 1 }
      return body.parts[index]
    }
  }
}
