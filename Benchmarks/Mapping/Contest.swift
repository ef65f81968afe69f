import Responses

/// The peers that find the same values in one response.
final class Contest {
  private let peers: [(name: String, peer: any Peer)]
  private let repetitions: Int
  /// The peer that does not find what it must, and what it finds instead.
  let fault: String?

  init(_ sample: Sample) throws {
    let response = sample.make()
    let peers = try sample.entries.map { (name: $0.name, peer: try $0.make(response)) }
    self.peers = peers
    // So often that a tick of the clock does not count.
    repetitions = max(1, 500_000 / response.body.count)
    fault =
      peers.lazy.compactMap { name, peer in
        peer.find()
        return response.fault(in: peer.values).map { "\(name): \($0)" }
      }.first
  }

  /// Takes the time of each peer, in nanoseconds, once the memory that it uses is in the caches again.
  func round(record: (_ name: String, _ nanoseconds: Int) -> Void) {
    let clock = ContinuousClock()
    for (name, peer) in peers {
      peer.find()
      let time = clock.measure {
        for _ in 0..<repetitions { peer.find() }
      }
      let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
      record(name, Int(nanoseconds) / repetitions)
    }
  }
}
