/// A response that was saved to a file: a body alone, a whole HTTP exchange as `curl -i` prints it, or a record of an
/// exchange, which is JSON. [P]
public struct SavedResponse: Sendable, Hashable {
  /// The status code, where the file has a status line.
  public let status: Int?
  /// The body's bytes.
  public let body: [UInt8]
  /// How many lines of the file come before the body.
  public let linesBeforeBody: Int

  /// The media type that the headers name, in lower case and without its parameters.
  public let mediaType: String?
  /// Where in the body is what only a stand-in of the service gives, if the headers say so.
  package let standIn: JSONLocator?
  /// Whether it is the record of an exchange, in which masks stand for secrets.
  package let isRecord: Bool

  /// Why a record of an exchange holds no response that could be mapped; nil for anything else.
  public let recordProblem: String?

  /// A body without a status line.
  public init(body: [UInt8]) {
    status = nil
    mediaType = nil
    standIn = nil
    isRecord = false
    recordProblem = nil
    self.body = body
    linesBeforeBody = 0
  }

  /// Reads a file. Of several responses, such as redirects followed, the last counts.
  ///
  /// - Parameter bytes: The file; its memory becomes the body's if nobody else holds it.
  public init(_ bytes: consuming [UInt8]) {
    if SavedResponse.isRecord(bytes) {
      self = SavedResponse(record: bytes)
      return
    }
    var status: Int?
    var headers = 0..<0
    while let (code, end) = SavedResponse.head(of: bytes, at: headers.upperBound) {
      status = code
      headers = headers.upperBound..<end
    }
    self.status = status
    mediaType = SavedResponse.value(of: "content-type", in: bytes[headers]).map(SavedResponse.mediaType)
    standIn = SavedResponse.value(of: SavedResponse.standInField, in: bytes[headers]).flatMap { value in
      try? JSONLocator(String(decoding: value[value.trimmedRange], as: UTF8.self))
    }
    isRecord = false
    recordProblem = nil
    linesBeforeBody =
      LineTable(SourceText(Array(bytes[..<headers.upperBound]))).location(of: headers.upperBound).line - 1
    bytes.removeSubrange(..<headers.upperBound)
    body = bytes
  }

  private static let statuses = 100...999

  /// The name of the header by which a stand-in of a service says what the service's documentation does not have. [P]
  package static let standInField = "X-Stand-In"

  // MARK: - Records

  /// The name of the first member of a record, by which it is known.
  package static let recordKey = "apiInteractionExchange"

  private static func isRecord(_ bytes: [UInt8]) -> Bool {
    let rest = bytes.drop(while: \.isWhiteSpace)
    guard rest.first == UInt8(ascii: "{") else { return false }
    return rest.dropFirst().drop(while: \.isWhiteSpace).starts(with: "\"\(recordKey)\"".utf8)
  }

  /// Reads a record.
  private init(record bytes: borrowing [UInt8]) {
    let names = [
      SavedResponse.recordKey, "interfaceFailure", "response.status", "response.contentType", "response.body",
      "response.standIn",
    ]
    let locators = names.compactMap { try? JSONLocator($0) }
    var found: [(kind: JSONKind, text: String?)?] = []
    let fault = bytes.withUnsafeBufferPointer { buffer in
      JSONMatcher.find(
        JSONLocatorTree(locators), in: buffer, depthLimit: Limits().jsonDepth,
        leastRest: JSONScanner.shortText
      ) { matcher in
        found = locators.indices.map { index in matcher.match(index).map { ($0.kind, $0.text(in: buffer)) } }
      }
    }
    let values = found + Array(repeating: nil, count: names.count - found.count)
    let code = values[2]?.text.flatMap { Int($0) }
    let body = values[4].flatMap { $0.kind == .string ? $0.text : nil }
    recordProblem =
      if fault != nil { "This record of an exchange is not whole." } else if values[0]?.text != "1" {
        "This record of an exchange is of a version that is not known here."
      } else if let failure = values[1]?.text {
        "This is the record of an interface failure: no response came. \(failure)"
      } else if code.map(SavedResponse.statuses.contains) != true {
        "This record of an exchange holds no status code."
      } else if body == nil { "This record of an exchange holds no body." } else { nil }
    status = code
    mediaType = values[3]?.text.map { SavedResponse.mediaType(of: Array($0.utf8)[...]) }
    standIn = values[5]?.text.flatMap { try? JSONLocator($0) }
    isRecord = true
    self.body = Array((body ?? "").utf8)
    linesBeforeBody = 0
  }

  // MARK: - Headers

  /// The value of the last header of a name, with the white space around it.
  private static func value(of name: String, in headers: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let start = "\(name):".utf8.map(\.lowercased)
    let line = headers.split(whereSeparator: \.isLineEnd).last { line in
      line.prefix(start.count).lazy.map(\.lowercased).elementsEqual(start)
    }
    return line?.dropFirst(start.count)
  }

  private static func mediaType(of value: ArraySlice<UInt8>) -> String {
    let type = value.prefix { $0 != UInt8(ascii: ";") }
    return String(decoding: type[type.trimmedRange].map(\.lowercased), as: UTF8.self)
  }

  /// The status code and the end of the status line and headers that begin at an offset.
  private static func head(of bytes: [UInt8], at start: Int) -> (status: Int, end: Int)? {
    guard bytes.has("HTTP/", at: start) else { return nil }
    let line = bytes[start...].prefix { !$0.isLineEnd }
    let words = line.split(separator: .space)
    guard words.count >= 2, words[1].count == 3, let status = Int(String(decoding: words[1], as: UTF8.self)),
      statuses.contains(status)
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
