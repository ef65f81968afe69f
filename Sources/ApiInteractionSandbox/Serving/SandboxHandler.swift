import ApiInteractionLint
import FlyingFox
import Foundation

/// Takes requests from the server and gives it responses.
struct SandboxHandler: HTTPHandler {
  let services: SandboxServices
  let clock: SandboxClock

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    response(await answer(request), isHead: request.method == .HEAD)
  }

  private func answer(_ request: HTTPRequest) async -> FaultedAnswer {
    switch await RequestBody(reading: request.bodySequence) {
    case .whole(let body):
      let headers = request.headers.map { ReceivedRequest.Header(name: $0.key.rawValue, value: $0.value) }
      let received = ReceivedRequest(method: request.method.rawValue, headers: headers, body: body)
      // A target that is no URL has no path of its own; the answer names it as it came.
      let path = request.path.isEmpty ? request.target.path() : request.path
      return await services.answer(received, path: path)
    case .tooLarge:
      let most = RequestBody.most
      return FaultedAnswer(
        .message(.contentTooLarge, "A body has at most \(most) bytes."), delivery: .last)
    case .broken:
      return FaultedAnswer(.message(.badRequest, "The body does not end."), delivery: .last)
    }
  }

  // MARK: - Responding

  private func response(_ faulted: FaultedAnswer, isHead: Bool) -> HTTPResponse {
    var answer = faulted.answer
    // A response to HEAD has no body (RFC 9110, 9.3.2).
    if isHead { answer.body = [] }
    let (body, count) = (answer.body, answer.body.count)
    switch faulted.delivery {
    case .whole:
      return response(answer, HTTPBodySequence(data: Data(body), suggestedBufferSize: max(count, 1)))
    case .last:
      return response(answer, HTTPBodySequence(from: PacedBody(last: body, clock: clock), count: count))
    case .slow(let duration):
      let paced = PacedBody(body, over: duration, clock: clock)
      return response(answer, HTTPBodySequence(from: paced, count: count))
    case .cut:
      let half = PacedBody(last: Array(body.prefix(count / 2)), clock: clock)
      return response(answer, HTTPBodySequence(from: half, count: count))
    case .never: return HTTPResponse(webSocket: Silence())
    }
  }

  private func response(_ answer: SandboxAnswer, _ body: HTTPBodySequence) -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    return HTTPResponse(
      statusCode: HTTPStatusCode(answer.status.rawValue, phrase: answer.status.phrase), headers: headers,
      body: body)
  }
}
