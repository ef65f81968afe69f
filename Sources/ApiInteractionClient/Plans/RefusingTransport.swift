import HTTPTypes

/// Refuses every connection, as the host of a service does that is down, and opens no socket.
public struct RefusingTransport: Transport {
  /// A transport that refuses.
  public init() {}

  public func send(
    _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
  ) async throws(InterfaceFailure) -> TransportResponse {
    throw InterfaceFailure(.refused(try OutgoingRequest(request, body: body).place))
  }
}
