import ApiInteractionKit
import ApiInteractionLint

/// A request as it was recorded, its secrets masked.
struct RecordedRequest {
  private let method: String?
  private let url: String?
  private let headers: [String]
  private let body: String?

  init(_ parts: [String: YAMLValue]) {
    method = parts["method"]?.scalar
    url = parts["url"]?.scalar
    headers = RunRecord.fields(parts["headers"]).map { "\($0.name): \($0.value)" }
    body = parts["body"].flatMap { $0.isNull ? nil : $0.scalar }
  }

  /// The parts in which a request is another, in words; what is masked in the record may be any text.
  func differences(from request: ResolvedRequest.Text) -> [String] {
    let sent = headers(of: request)
    return [
      ("the method", method == request.method), ("the URL", isSame(url, request.url)),
      ("the headers", headers.count == sent.count && zip(headers, sent).allSatisfy { isSame($0, $1) }),
      ("the body", isSame(body, request.body)),
    ].filter { !$0.1 }.map(\.0)
  }

  /// What the masks of the record stand for in a request.
  func hidden(in request: ResolvedRequest.Text) -> [String] {
    zip([url, body] + headers, [request.url, request.body] + headers(of: request)).flatMap { recorded, sent in
      recorded.flatMap { recorded in sent.flatMap { MaskedText(recorded).hidden(in: $0) } } ?? []
    }
  }

  private func headers(of request: ResolvedRequest.Text) -> [String] {
    request.headers.map { "\($0.name): \($0.value)" }
  }

  private func isSame(_ recorded: String?, _ sent: String?) -> Bool {
    guard let recorded, let sent else { return recorded == sent }
    return MaskedText(recorded).hidden(in: sent) != nil
  }
}
