/// A request as it is written on the wire; the connection ends with it.
struct RawRequest: Sendable {
  var method: String
  var path: String
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []

  init(
    _ method: String, _ path: String, _ headers: [(name: String, value: String)] = [], body: String = ""
  ) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = Array(body.utf8)
  }

  var bytes: [UInt8] {
    let fields =
      [("Host", "sandbox"), ("Connection", "close"), ("Content-Length", "\(body.count)")] + headers
    let lines = ["\(method) \(path) HTTP/1.1"] + fields.map { "\($0.0): \($0.1)" }
    return Array(lines.joined(separator: "\r\n").utf8) + Array("\r\n\r\n".utf8) + body
  }
}
