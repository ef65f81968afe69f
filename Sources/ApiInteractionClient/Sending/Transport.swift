import HTTPTypes

/// Sends requests, one response each: a small protocol on swift-http-types.
///
/// A transport knows nothing of definitions. It keeps no cookies, no cache and no credentials, and a response with an
/// error status is a response like any other. [D]
public protocol Transport: Sendable {
  /// Sends a request and waits for the whole response.
  ///
  /// - Parameters:
  ///   - request: The request; its scheme is `http` or `https`, its path holds the query.
  ///   - body: The bytes of the body; nil for none.
  ///   - options: How long to wait, how much to read, and whether to follow a redirect.
  /// - Throws: ``InterfaceFailure`` if no response came, also where the task is cancelled.
  func send(
    _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
  ) async throws(InterfaceFailure) -> TransportResponse
}
