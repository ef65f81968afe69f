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

  /// The parts in which a request is another, in words; its secrets must be masked alike.
  func differences(from request: ResolvedRequest.Text) -> [String] {
    [
      ("the method", method == request.method), ("the URL", url == request.url),
      ("the headers", headers == request.headers.map { "\($0.name): \($0.value)" }),
      ("the body", body == request.body),
    ].filter { !$0.1 }.map(\.0)
  }
}
