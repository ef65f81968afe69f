/// What a fault makes of an answer.
struct FaultedAnswer: Sendable {
  /// How an answer reaches the client.
  enum Delivery: Sendable, Hashable {
    case whole
    /// Whole, with the end of the connection after it.
    case last
    /// Byte by byte.
    case slow(over: Duration)
    /// The first half of the body, with the end of the connection after it.
    case cut
    /// Not at all.
    case never
  }

  var answer: SandboxAnswer
  var delivery: Delivery

  init(_ answer: SandboxAnswer, delivery: Delivery = .whole) {
    self.answer = answer
    self.delivery = delivery
  }

  /// What a service answers under a fault that keeps it from doing anything; nil for the faults of what it answers.
  ///
  /// - Parameter service: nil where there is none at the path of the request.
  init?(_ fault: SandboxFault, of service: SandboxService?) {
    switch fault {
    case .slow, .cut, .truncated: return nil
    case .hang: self.init(SandboxAnswer(.ok, type: "text/plain", ""), delivery: .never)
    case .wrongMedia: self.init(SandboxAnswer(.ok, type: "text/html; charset=utf-8", FaultedAnswer.page))
    case .unauthorized: self.init(FaultedAnswer.unauthorized(service))
    case .tooManyRequests:
      self.init(
        .refusal(
          of: service, .tooManyRequests, "Too many requests; try again.", headers: ["Retry-After": "1"]))
    case .serverError: self.init(.refusal(of: service, .internalServerError, "The service has failed."))
    }
  }

  /// What a fault makes of an answer that the service has given.
  init(_ answer: SandboxAnswer, _ fault: SandboxFault?, slowDuration: Duration) {
    self.init(answer)
    switch fault {
    case .slow: delivery = .slow(over: slowDuration)
    case .cut: delivery = .cut
    case .truncated: self.answer.body = Array(answer.body.prefix(answer.body.count / 2))
    default: break
    }
  }

  private static func unauthorized(_ service: SandboxService?) -> SandboxAnswer {
    let message = "The request is refused, whatever it says."
    switch service {
    case .authorize: return AuthorizeService.refusal("invalid_client", message)
    case .start, .status, nil: return BearerToken.refusal(message, error: "invalid_token")
    case .orders:
      return OrderService.refusal(
        .unauthorized, message, headers: ["WWW-Authenticate": "Bearer realm=\"sandbox\""])
    }
  }

  private static let page = """
    <!DOCTYPE html>
    <html lang="en"><head><title>Maintenance</title></head>
    <body><h1>We will be back soon</h1></body></html>

    """
}
