/// What goes wrong with a connector's service in a run; but for ``down``, the names are the sandbox's. [P]
public enum ConnectorFault: String, Sendable, Hashable, CaseIterable {
  /// The connection is refused.
  case down
  /// The response comes byte by byte, and too late.
  case slow
  /// No response comes at all.
  case hang
  /// The connection ends in the middle of the response.
  case cut
  /// A page of HTML comes with 200.
  case wrongMedia = "wrong-media"
  /// The body ends too early, in a response that is whole.
  case truncated = "truncated-json"
  /// The status 401 comes, whatever was sent.
  case unauthorized = "401"
  /// The status 429 comes, with `Retry-After`.
  case tooManyRequests = "429"
  /// The status 500 comes.
  case serverError = "500"
}
