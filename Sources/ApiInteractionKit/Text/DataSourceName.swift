/// The name of a data source: free text, which may carry a group before a bar, as in `PCIPal|DtmfLinkId`. [D]
///
/// At most 255 characters [D]; none of `( ) $ :`, no control characters, no white space at either end; names are
/// case-sensitive [P].
public struct DataSourceName: Sendable, Hashable, CustomStringConvertible {
  /// Why a text is not a data source name.
  public struct Invalid: Error, Sendable, Hashable, CustomStringConvertible {
    /// A sentence that says what is wrong.
    public let description: String
    /// The offending part, in UTF-8 offsets of the text.
    public let range: Range<Int>
  }

  /// The name in full.
  public let name: String
  public var description: String { name }

  /// Checks a name.
  ///
  /// - Throws: ``Invalid`` where the text is empty, too long, or holds what a name may not.
  public init(_ name: String) throws(Invalid) {
    if let invalid = DataSourceName.fault(in: name) { throw invalid }
    self.name = name
  }

  /// A name of plain ASCII: see ``isPlain(_:)``.
  init(plain name: String) {
    self.name = name
  }

  /// Names are compared to the letter: `é` is not `e` with an accent put on it. [P]
  public static func == (left: DataSourceName, right: DataSourceName) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8)
  }

  /// The largest number of characters, counted in Unicode scalars. [D]
  public static let maximumLength = 255

  /// Whether a text is a name of plain ASCII, which is quick to see; almost every name is.
  static func isPlain(_ name: String) -> Bool {
    let isNameLike = name.utf8.withContiguousStorageIfAvailable { TextFacts($0).isNameLike }
    return isNameLike == true && (1...maximumLength).contains(name.utf8.count)
  }

  static func fault(in name: String, of what: String = "data source name") -> Invalid? {
    let whole = 0..<name.utf8.count
    guard !name.isEmpty else { return Invalid(description: "A \(what) cannot be empty.", range: whole) }
    var offset = 0
    if isPlain(name) { return nil }
    for scalar in name.unicodeScalars {
      let range = offset..<(offset + UTF8.width(scalar))
      offset = range.upperBound
      if ["(", ")", "$", ":"].contains(scalar) {
        return Invalid(description: "A \(what) cannot hold “\(scalar)”.", range: range)
      }
      if scalar.properties.generalCategory == .control || !scalar.isAllowedInXML {
        return Invalid(
          description: "A \(what) cannot hold the control character \(scalar.codePoint).", range: range)
      }
    }
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar.isInvisible }
    let before = name.unicodeScalars.prefix(while: isSpace).reduce(0) { $0 + UTF8.width($1) }
    let after = name.unicodeScalars.reversed().prefix(while: isSpace).reduce(0) { $0 + UTF8.width($1) }
    if before + after > 0 {
      return Invalid(
        description: "A \(what) has no white space at its ends.",
        range: before > 0 ? 0..<before : (whole.upperBound - after)..<whole.upperBound)
    }
    let length = name.unicodeScalars.count
    if length > maximumLength {
      return Invalid(
        description: "A \(what) has at most \(maximumLength) characters; this one has \(length).",
        range: whole)
    }
    return nil
  }
}

extension DataSourceName: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(container.decode(String.self))
    } catch let invalid as Invalid {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: invalid.description)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
