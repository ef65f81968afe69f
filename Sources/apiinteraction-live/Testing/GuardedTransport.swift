import ApiInteractionClient
import HTTPTypes

/// The system's HTTP library, guarded against responses that it does not survive.
struct GuardedTransport: Transport {
  private let transport = URLSessionTransport()

  func send(
    _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
  ) async throws(InterfaceFailure) -> TransportResponse {
    try await FatalResponse.guarding { () async throws(InterfaceFailure) in
      try await transport.send(request, body: body, options: options)
    }
  }
}
