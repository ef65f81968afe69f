import HTTPTypes

/// Gives responses that were kept, in their order, and opens no socket.
public final class ReplayTransport: Transport {
  private let rest: Locked<ArraySlice<Result<TransportResponse, InterfaceFailure>>>

  /// A transport that gives these responses and failures, one for each request.
  public init(_ responses: [Result<TransportResponse, InterfaceFailure>]) {
    rest = Locked(responses[...])
  }

  public func send(
    _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
  ) async throws(InterfaceFailure) -> TransportResponse {
    let next = rest.withLock { $0.popFirst() }
    guard let next else { throw InterfaceFailure(.recorded("The record holds no more responses.")) }
    return try next.get()
  }
}
