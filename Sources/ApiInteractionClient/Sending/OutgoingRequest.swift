import ApiInteractionKit
import Foundation
import HTTPTypes

/// A request as it goes out, the same with every transport.
///
/// What goes out is the request's own header fields and what HTTP needs, Host and Content-Length: [P]
/// - User information of the URL is not sent: no header is made of it.
/// - Dot segments of the path are taken out (RFC 3986, 5.2.4), and characters that may not stand in a URL are
///   percent-encoded; the rest is sent to the letter.
/// - Header fields of one name become one, their values joined by a comma in their order (RFC 9110, 5.3), of Cookie by a
///   semicolon. Of several Host fields the first counts; it is sent in place of the URL's.
/// - Content-Length and Transfer-Encoding are left out: the length that is sent is the body's.
struct OutgoingRequest: Sendable {
  let method: String
  let url: URL
  let fields: [HTTPField]
  /// The bytes of the body; nil for none and for an empty one.
  let body: [UInt8]?

  /// - Throws: ``InterfaceFailure`` if the request has no absolute http or https URL; no socket is opened then.
  init(_ request: HTTPRequest, body: [UInt8]?) throws(InterfaceFailure) {
    method = request.method.rawValue
    url = try OutgoingRequest.url(of: request)
    fields = OutgoingRequest.combined(request.headerFields)
    self.body = body.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The host and the port, for messages.
  var place: String {
    let host = url.host ?? ""
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    return host.contains(":") && !host.hasPrefix("[") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  private static func url(of request: HTTPRequest) throws(InterfaceFailure) -> URL {
    let scheme = request.scheme ?? ""
    let authority = withoutUserInformation(request.authority ?? "")
    let written = "\(scheme)://\(authority)\(request.path ?? "/")"
    do {
      let checked = try AbsoluteURL(written)
      let url = URL(string: "\(checked.scheme)://\(authority)\(DotSegments.removed(from: checked.path))")
      guard let url, url.host != nil else { throw InterfaceFailure(.other("its URL cannot be read")) }
      return url
    } catch let error as AbsoluteURL.Invalid {
      throw InterfaceFailure(.other("its URL is not valid. \(error.description)"))
    } catch {
      throw InterfaceFailure(.other("its URL cannot be read"))
    }
  }

  private static func withoutUserInformation(_ authority: String) -> String {
    authority.lastIndex(of: "@").map { String(authority[authority.index(after: $0)...]) } ?? authority
  }

  private static func combined(_ fields: HTTPFields) -> [HTTPField] {
    var result: [HTTPField] = []
    for field in fields where field.name != .contentLength && field.name != .transferEncoding {
      guard let index = result.firstIndex(where: { $0.name == field.name }) else {
        result.append(field)
        continue
      }
      if field.name == hostName { continue }
      result[index].value += (field.name == .cookie ? "; " : ", ") + field.value
    }
    return result
  }

  private static let hostName = HTTPField.Name("Host")
}
