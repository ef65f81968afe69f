/// A part of a request that may hold placeholders.
public enum RequestPart: Sendable, Hashable {
  /// The Url.
  case url
  /// The name of a header, by its place among the headers.
  case headerKey(Int)
  /// The value of a header, by its place among the headers.
  case headerValue(Int)
  /// The Body.
  case body
}

extension Definition {
  /// The value that a part of the request is made from.
  public func value(of part: RequestPart) -> Value? {
    switch part {
    case .url: url
    case .headerKey(let index): headers.indices.contains(index) ? headers[index].key : nil
    case .headerValue(let index): headers.indices.contains(index) ? headers[index].value : nil
    case .body: body
    }
  }
}
