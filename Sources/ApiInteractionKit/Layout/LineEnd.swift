/// How the lines of a text end.
enum LineEnd: String {
  case lineFeed = "\n"
  case carriageReturnLineFeed = "\r\n"

  /// How the first line of a text ends.
  init(of bytes: [UInt8]) {
    let first = bytes.firstIndex(where: \.isLineEnd) ?? bytes.endIndex
    self = bytes[first...].starts(with: "\r\n".utf8) ? .carriageReturnLineFeed : .lineFeed
  }

  /// A text whose lines end in LF, with this line end in its place.
  func ending(_ text: String) -> String {
    guard self == .carriageReturnLineFeed else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte == .lineFeed { result.append(.carriageReturn) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
