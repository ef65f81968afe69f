/// The text of one file as UTF-8 bytes: what every ``SourceRange`` counts in.
///
/// A document in another encoding is transcoded first (see ``SyntaxParser``), so that one kind of offset serves
/// everything. A UTF-8 byte order mark stays part of the text.
public struct SourceText: Sendable, Hashable {
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// Whether this is the whole text; false where it ends at bytes that are no text, or was too large to be read.
  public let isWhole: Bool
  /// Where an XML declaration names an encoding that these bytes are not in, because they were transcoded.
  let staleEncodingName: SourceRange?

  /// A text that is UTF-8 already.
  public init(_ bytes: [UInt8]) {
    self.init(bytes, staleEncodingName: nil, isWhole: true)
  }

  /// A text from a string.
  public init(_ string: String) {
    self.init(Array(string.utf8))
  }

  init(_ bytes: [UInt8], staleEncodingName: SourceRange?, isWhole: Bool) {
    self.bytes = bytes
    self.staleEncodingName = staleEncodingName
    self.isWhole = isWhole
  }

  /// The whole text; bytes that are not UTF-8 show as U+FFFD.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a range; what lies outside the text is left out.
  public subscript(range: SourceRange) -> String {
    String(decoding: bytes[range.bytes.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The XML of a response, in whatever encoding it came, with its declaration naming UTF-8; nil if it is no text.
  package init?(xmlResponse body: [UInt8], limits: Limits = Limits()) {
    let limits = Limits(definitionBytes: limits.responseBytes)
    let (source, problem) = SourceDecoder.decode(body, limits: limits)
    if problem != nil { return nil }
    self = source.applying([])
  }

  /// Whether nothing in the bytes says that they are in another encoding than UTF-8.
  package var isDeclaredUTF8: Bool { bytes.withUnsafeBufferPointer { SourceDecoder.isUTF8($0) } }

  /// The line and column of one offset. To place many offsets, make one ``LineTable``.
  public func location(of offset: Int) -> SourceLocation {
    bytes.withUnsafeBufferPointer { bytes in
      var counter = LineCounter(bytes)
      return counter.location(of: offset)
    }
  }
}
