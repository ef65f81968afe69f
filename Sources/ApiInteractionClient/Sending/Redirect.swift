import ApiInteractionKit
import Foundation
import HTTPTypes

/// A request on its way through redirects.
///
/// A redirect that is not followed is a response like any other: one too many, one to anything but http or https, one from
/// https to http, one that would take a body, and the secrets in it, to another server, one that cannot be read. [P]
struct Redirect: Sendable {
  /// How many redirects are followed.
  static let limit = 5

  let request: HTTPRequest
  let body: [UInt8]?

  /// The request that a response asks for; nil where there is none to follow.
  func following(_ response: HTTPResponse) -> Redirect? {
    guard [301, 302, 303, 307, 308].contains(response.status.code),
      let location = response.headerFields[.location], let target = target(of: location)
    else { return nil }
    if request.scheme?.lowercased() == "https", target.scheme != "https" { return nil }
    var next = request
    (next.scheme, next.authority, next.path) = (target.scheme, target.authority, target.path)
    let becomesGET = becomesGET(response.status.code)
    if Redirect.origin(of: next) != Redirect.origin(of: request) {
      guard becomesGET || body == nil else { return nil }
      next.headerFields = HTTPFields(next.headerFields.filter { !Redirect.isOfOneOrigin($0) })
    }
    guard becomesGET else { return Redirect(request: next, body: body) }
    next.method = .get
    for name in Redirect.ofBody { next.headerFields[name] = nil }
    return Redirect(request: next, body: nil)
  }

  private func target(of location: String) -> AbsoluteURL? {
    guard let base = try? OutgoingRequest(request, body: nil).url,
      let url = URL(string: location, relativeTo: base)
    else { return nil }
    return try? AbsoluteURL(url.absoluteString)
  }

  /// Whether a status makes this request a GET, as RFC 9110, 15.4 allows and everyone does.
  private func becomesGET(_ status: Int) -> Bool {
    status == 303 && request.method != .head || status <= 302 && request.method == .post
  }

  private static func origin(of request: HTTPRequest) -> String {
    let scheme = request.scheme?.lowercased() ?? ""
    let authority = request.authority?.split(separator: "@").last?.lowercased() ?? ""
    let parts = URLComponents(string: "\(scheme)://\(authority)")
    return "\(scheme)://\(parts?.host ?? authority):\(parts?.port ?? (scheme == "https" ? 443 : 80))"
  }

  /// Whether a header field is meant for one server only: a secret, or its name.
  private static func isOfOneOrigin(_ field: HTTPField) -> Bool {
    field.name.rawName.lowercased() == "host"
      || SecretName.matches(field.name.rawName, with: field.value.utf8)
  }

  private static let ofBody = ["Content-Type", "Content-Encoding", "Content-Language", "Content-Location"]
    .compactMap { HTTPField.Name($0) }
}
