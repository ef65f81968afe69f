/// A response that was saved to a file: a body alone, or a whole HTTP exchange as `curl -i` prints it. [P]
public struct SavedResponse: Sendable, Hashable {
  /// The status code, where the file has a status line.
  public let status: Int?
  public let body: [UInt8]
  /// How many lines of the file come before the body.
  public let linesBeforeBody: Int

  /// The media type that the headers name, in lower case and without its parameters.
  public let mediaType: String?

  /// A body without a status line.
  public init(body: [UInt8]) {
    status = nil
    mediaType = nil
    self.body = body
    linesBeforeBody = 0
  }

  /// Reads a file. Of several responses, such as redirects followed, the last counts.
  ///
  /// - Parameter bytes: The file; its memory becomes the body's if nobody else holds it.
  public init(_ bytes: consuming [UInt8]) {
    var status: Int?
    var headers = 0..<0
    while let (code, end) = SavedResponse.head(of: bytes, at: headers.upperBound) {
      status = code
      headers = headers.upperBound..<end
    }
    self.status = status
    mediaType = SavedResponse.mediaType(in: bytes[headers])
    linesBeforeBody =
      LineTable(SourceText(Array(bytes[..<headers.upperBound]))).location(of: headers.upperBound).line - 1
    bytes.removeSubrange(..<headers.upperBound)
    body = bytes
  }

  private static func mediaType(in headers: ArraySlice<UInt8>) -> String? {
    let name = Array("content-type:".utf8)
    let line = headers.split(whereSeparator: \.isLineEnd).last { line in
      line.prefix(name.count).lazy.map(\.lowercased).elementsEqual(name)
    }
    guard let value = line?.dropFirst(name.count).prefix(while: { $0 != UInt8(ascii: ";") }) else {
      return nil
    }
    return String(decoding: value[value.trimmedRange].map(\.lowercased), as: UTF8.self)
  }

  /// The status code and the end of the status line and headers that begin at an offset.
  private static func head(of bytes: [UInt8], at start: Int) -> (status: Int, end: Int)? {
    guard bytes.has("HTTP/", at: start) else { return nil }
    let line = bytes[start...].prefix { !$0.isLineEnd }
    let words = line.split(separator: .space)
    guard words.count >= 2, words[1].count == 3, let status = Int(String(decoding: words[1], as: UTF8.self)),
      (100...599).contains(status)
    else { return nil }
    var lineStart = line.endIndex
    while lineStart < bytes.count {
      if bytes.has("\r\n", at: lineStart) { lineStart += 2 } else { lineStart += 1 }
      let end = bytes[lineStart...].firstIndex(where: \.isLineEnd) ?? bytes.count
      if end == lineStart { return (status, min(end + (bytes.has("\r\n", at: end) ? 2 : 1), bytes.count)) }
      lineStart = end
    }
    return (status, bytes.count)
  }
}
