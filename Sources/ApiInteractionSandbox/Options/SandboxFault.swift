/// What a service does wrong on demand. [P]
public enum SandboxFault: String, CaseIterable, Sendable {
  /// Answers, but so slowly that the platform has given up before.
  case slow
  /// Never answers.
  case hang
  /// Closes the connection in the middle of the response's body.
  case cut
  /// Answers 200 with an HTML page.
  case wrongMedia = "wrong-media"
  /// Answers with a body that ends too early, in a response that is whole.
  case truncated = "truncated-json"
  /// Answers 401, whatever came.
  case unauthorized = "401"
  /// Answers 429, with `Retry-After`.
  case tooManyRequests = "429"
  /// Answers 500.
  case serverError = "500"

  /// The header of a request by which one fault is asked for; it comes before what the options say. [P]
  public static let header = "X-Sandbox-Fault"
}
