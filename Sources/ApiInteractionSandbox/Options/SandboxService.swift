/// A service that the sandbox stands in for.
public enum SandboxService: String, CaseIterable, Sendable {
  /// Gives the token with which the payment services are called.
  case authorize
  /// Starts a payment session.
  case start
  /// Tells how far a payment session is.
  case status
  /// Gives an order as XML; a service of the contact centre's own. [P]
  case orders

  /// The one method that it answers to.
  var method: String {
    switch self {
    case .authorize, .start: "POST"
    case .status, .orders: "GET"
    }
  }

  /// Its path, as messages name it.
  var path: String {
    switch self {
    case .authorize: "/auth/connect/token"
    case .start: "/globalpci/v1/selfservicesession/"
    case .status: "/globalpci/v1/session/{id}"
    case .orders: "/orders/{id}"
    }
  }
}
