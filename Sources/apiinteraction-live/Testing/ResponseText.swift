import ApiInteractionClient
import ApiInteractionKit
import HTTPTypes

/// A response as it is printed.
struct ResponseText {
  /// So much of a body is shown to a person, in bytes.
  private static let longestBody = 1 << 16

  let status: Int
  /// The names and values of the header fields, masked, in order.
  let headers: [(name: String, value: String)]
  /// Where in the body is what only the sandbox gives.
  let standIn: String?
  /// The masked body, in UTF-8 if it is a text.
  let body: [UInt8]
  private let isCut: Bool

  init(_ response: TransportResponse, _ secrets: ShownSecrets) {
    status = response.head.status.code
    headers = response.head.headerFields.map {
      (secrets.masked($0.name.rawName), secrets.masked($0.value, ofHeader: $0.name.rawName))
    }
    body = secrets.masked(body: response.readableBody)
    standIn = response.standIn.map { secrets.masked($0.text) }
    isCut = response.isCut
  }

  /// The body as text; nil if it is none. What holds a NUL may be UTF-16, in which no secret would be seen.
  var text: String? { body.contains(0) ? nil : String(validating: body, as: UTF8.self) }

  /// The status line, the header lines, an empty line, the body.
  var http: String {
    var text = "HTTP/1.1 \(status)\n"
    for header in headers { text += "\(header.name): \(header.value)\n" }
    return text + "\n" + shownBody
  }

  private var shownBody: String {
    guard let text else { return "(\(body.count) bytes that are no text in UTF-8)\n" }
    var shown = text
    if body.count > ResponseText.longestBody {
      shown = String(decoding: body.prefix(ResponseText.longestBody), as: UTF8.self)
      shown += "\n(\(body.count - ResponseText.longestBody) more bytes)"
    }
    if isCut { shown += "\n(The response is larger than is read; the rest was not.)" }
    return shown.isEmpty || shown.hasSuffix("\n") ? shown : shown + "\n"
  }
}
