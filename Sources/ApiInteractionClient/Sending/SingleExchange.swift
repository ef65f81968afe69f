/// What a transport does: one request, one response, no redirect.
protocol SingleExchange: Sendable {
  /// - Parameter responseBytes: The largest body of the response, in bytes.
  /// - Throws: ``InterfaceFailure`` as soon as the task is cancelled, whatever the connection does.
  func exchange(
    _ request: OutgoingRequest, responseBytes: Int
  ) async throws(InterfaceFailure) -> TransportResponse
}
