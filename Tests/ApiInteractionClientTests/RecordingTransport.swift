import HTTPTypes

@testable import ApiInteractionClient

/// A transport that opens no socket: it keeps what it is given and answers at once.
final class RecordingTransport: Transport {
  private let requests = Locked<[HTTPRequest]>([])
  var sent: [HTTPRequest] { requests.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
  ) async throws(InterfaceFailure) -> TransportResponse {
    requests.withLock { $0.append(request) }
    return TransportResponse(head: HTTPResponse(status: .ok), body: Array("{}".utf8))
  }
}
