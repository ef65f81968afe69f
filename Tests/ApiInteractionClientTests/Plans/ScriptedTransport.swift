import HTTPTypes

@testable import ApiInteractionClient

/// A transport that opens no socket: it answers with one body after the other, and waits for ever after the last.
final class ScriptedTransport: Transport {
  private let bodies: Locked<ArraySlice<String>>
  private let requests = Locked<[String]>([])
  /// Something comes with each request.
  let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  init(_ bodies: [String]) {
    self.bodies = Locked(bodies[...])
    (arrivals, arrival) = AsyncStream.makeStream()
  }

  /// The paths that were asked for, and the bodies that were sent.
  var sent: [String] { requests.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
  ) async throws(InterfaceFailure) -> TransportResponse {
    requests.withLock {
      $0.append((request.path ?? "") + " " + String(decoding: body ?? [], as: UTF8.self))
    }
    arrival.yield()
    guard let next = bodies.withLock({ $0.popFirst() }) else {
      try? await Task.sleep(for: .seconds(3600))
      throw InterfaceFailure(.cancelled)
    }
    return TransportResponse(head: HTTPResponse(status: .ok), body: Array(next.utf8))
  }
}
