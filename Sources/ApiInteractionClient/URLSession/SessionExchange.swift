import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One exchange while it goes on.
struct SessionExchange: Sendable {
  let request: OutgoingRequest
  let pending: PendingOutcome
  var head: HTTPResponse?
  var body: BodyCollector
  /// Whether nothing more comes: the task has ended, or only waits to be told what to do with a redirect.
  var isComplete = false

  init(_ request: OutgoingRequest, limit: Int, _ pending: PendingOutcome) {
    self.request = request
    self.pending = pending
    body = BodyCollector(limit: limit)
  }

  /// The response as far as it came.
  var outcome: PendingOutcome.Outcome {
    guard let head else { return .failure(InterfaceFailure(.connectionLost("no response came"))) }
    return .success(TransportResponse(head: head, body: body.bytes, isCut: body.isCut))
  }
}
