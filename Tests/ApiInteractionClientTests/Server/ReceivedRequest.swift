/// A request to the letter, as a scripted server received it.
struct ReceivedRequest: Sendable {
  let bytes: [UInt8]

  private var parts: (head: [Substring], body: String) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return ([text[...]], "") }
    return (text[..<end.lowerBound].split(separator: "\r\n"), String(text[end.upperBound...]))
  }

  var line: String { parts.head.first.map(String.init) ?? "" }
  var path: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
  /// The header fields, sorted, with their names in lower case.
  var fields: [String] {
    parts.head.dropFirst().map { field in
      let name = field.prefix { $0 != ":" }
      return name.lowercased() + field.dropFirst(name.count)
    }.sorted()
  }
  var body: String { parts.body }

  /// How many bytes of a body the header announces.
  var bodyLength: Int {
    let field = fields.first { $0.hasPrefix("content-length:") }
    return field.flatMap { Int($0.dropFirst(15).filter { $0 != " " }) } ?? 0
  }

  /// Whether all of it is there.
  var isWhole: Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("\r\n\r\n") && body.utf8.count >= bodyLength
  }
}
