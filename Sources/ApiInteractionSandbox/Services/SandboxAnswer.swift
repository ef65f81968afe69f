import ApiInteractionKit

/// What a service answers.
struct SandboxAnswer: Sendable, Hashable {
  enum Status: Int, Sendable {
    case ok = 200
    case badRequest = 400
    case unauthorized = 401
    case notFound = 404
    case methodNotAllowed = 405
    case contentTooLarge = 413
    case tooManyRequests = 429
    case internalServerError = 500

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .badRequest: "Bad Request"
      case .unauthorized: "Unauthorized"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .contentTooLarge: "Content Too Large"
      case .tooManyRequests: "Too Many Requests"
      case .internalServerError: "Internal Server Error"
      }
    }
  }

  var status: Status
  var headers: [String: String]
  var body: [UInt8]

  init(_ status: Status, type: String, _ body: String, headers: [String: String] = [:]) {
    self.status = status
    self.headers = headers.merging(["Content-Type": type]) { $1 }
    self.body = Array(body.utf8)
  }

  /// An object of members that are JSON already.
  static func json(
    _ status: Status, _ members: KeyValuePairs<String, String?>, headers: [String: String] = [:]
  ) -> SandboxAnswer {
    SandboxAnswer(status, type: "application/json", JSONText.object(members), headers: headers)
  }

  /// What a payment service says of a request that it refuses.
  static func message(
    _ status: Status, _ text: String, headers: [String: String] = [:]
  ) -> SandboxAnswer {
    json(status, ["Message": JSONText.quoted(text)], headers: headers)
  }

  /// What a service says of a request that it does not answer, in its own media type.
  ///
  /// - Parameters:
  ///   - service: nil where there is none at the path of the request.
  ///   - text: A text in which nothing is to be escaped for XML.
  static func refusal(
    of service: SandboxService?, _ status: Status, _ text: String, headers: [String: String] = [:]
  ) -> SandboxAnswer {
    service == .orders
      ? OrderService.refusal(status, text, headers: headers) : message(status, text, headers: headers)
  }
}
