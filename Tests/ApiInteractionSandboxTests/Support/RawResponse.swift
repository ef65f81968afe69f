import Testing

/// A response as it came, up to where the connection ended.
struct RawResponse: Sendable, Equatable {
  let status: Int
  /// The headers by name; `Connection` is left out.
  let headers: [String: String]
  let body: String

  init(status: Int, headers: [String: String] = [:], body: String) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  init(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = try #require(text.firstRange(of: "\r\n\r\n"))
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let colon = try #require(line.firstRange(of: ": "))
      headers[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    headers["Connection"] = nil
    self.headers = headers
    body = String(text[end.upperBound...])
  }

  /// A whole response whose body is JSON.
  static func json(_ status: Int, _ body: String, _ headers: [String: String] = [:]) -> RawResponse {
    var all = headers
    all["Content-Type"] = "application/json"
    all["Content-Length"] = "\(body.utf8.count)"
    return RawResponse(status: status, headers: all, body: body)
  }

  static func message(_ status: Int, _ text: String, _ headers: [String: String] = [:]) -> RawResponse {
    json(status, "{\"Message\": \"\(text)\"}", headers)
  }

  /// What the order service says of a request that it does not answer.
  static func xmlMessage(_ status: Int, _ text: String, _ headers: [String: String] = [:]) -> RawResponse {
    let body = """
      <?xml version="1.0" encoding="UTF-8"?>
      <error>
        <message>\(text)</message>
      </error>

      """
    let own = ["Content-Type": "application/xml; charset=utf-8", "Content-Length": "\(body.utf8.count)"]
    return RawResponse(status: status, headers: headers.merging(own) { $1 }, body: body)
  }

  /// The value of a text member of the body.
  func member(_ name: String) throws -> String {
    let start = try #require(body.firstRange(of: "\"\(name)\": \""))
    return String(body[start.upperBound...].prefix { $0 != "\"" })
  }
}
