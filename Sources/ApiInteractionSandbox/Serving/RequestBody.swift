import FlyingFox

/// The body of a request, read to its end.
enum RequestBody: Sendable, Hashable {
  case whole([UInt8])
  case tooLarge
  /// Its end never came, or it is not framed as HTTP asks for.
  case broken

  /// The largest body that is looked at: 1 MiB.
  static let most = 1 << 20
  /// How much of a larger one is read and forgotten, so that the client hears why it is refused.
  private static let mostRead = 32 << 20

  init(reading sequence: HTTPBodySequence) async {
    var bytes: [UInt8] = []
    var count = 0
    do {
      for try await part in sequence {
        count += part.count
        if count <= RequestBody.most { bytes += part }
        if count > RequestBody.mostRead { break }
      }
      let isWhole = count >= sequence.count ?? 0
      self = count > RequestBody.most ? .tooLarge : isWhole ? .whole(bytes) : .broken
    } catch {
      self = .broken
    }
  }
}
