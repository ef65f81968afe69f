/// Peers that do the same work.
final class Contest {
  private let peers: [(name: String, peer: Peer)]
  private let repetitions: Int
  /// The peer that does not come to what it must, and what it comes to instead.
  let fault: String?

  init<Input>(_ entries: [Entry<Input>], on input: Input, repetitions: Int) throws {
    let peers = try entries.map { (name: $0.name, peer: try $0.make(input)) }
    self.peers = peers
    self.repetitions = repetitions
    fault = peers.lazy.compactMap { name, peer in peer.fault().map { "\(name): \($0)" } }.first
  }

  /// Takes the time of each peer, in nanoseconds, once the memory that it uses is in the caches again.
  func round(record: (_ name: String, _ nanoseconds: Int) -> Void) {
    let clock = ContinuousClock()
    for (name, peer) in peers {
      peer.run()
      let time = clock.measure {
        for _ in 0..<repetitions { peer.run() }
      }
      let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
      record(name, Int(nanoseconds) / repetitions)
    }
  }
}
