/// What a scripted server does with a connection, once it has read a request.
enum ServerStep: Sendable {
  case send([UInt8])
  case pause(milliseconds: UInt32)
  /// Sends the bytes again and again until the client closes the connection; pausing, at no more than a thousand times a
  /// second.
  case sendForever([UInt8], pausing: Bool = false)
  /// Does nothing until the client closes the connection.
  case hang
  /// Ends the connection with a reset.
  case reset

  static func send(_ text: String) -> ServerStep { .send(Array(text.utf8)) }

  /// A whole response; its header fields are given with a line end each.
  static func response(_ status: String = "200 OK", fields: String = "", body: String = "") -> ServerStep {
    .send("HTTP/1.1 \(status)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }
}
