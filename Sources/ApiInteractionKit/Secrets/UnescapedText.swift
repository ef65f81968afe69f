/// A text as whoever reads its escapes sees it, and where each part of that stands.
///
/// White space and what begins a placeholder stay escaped: neither ends a value, or stands for one, that is escaped itself.
struct UnescapedText {
  /// A way in which a text escapes characters.
  private enum Escape: Int, CaseIterable {
    /// `%22`, in a URL or a form.
    case percent
    /// `\"`, in a JSON string.
    case json
    /// `&quot;`, in XML.
    case reference

    /// The byte that begins one.
    var begin: UInt8 {
      switch self {
      case .percent: UInt8(ascii: "%")
      case .json: UInt8(ascii: "\\")
      case .reference: UInt8(ascii: "&")
      }
    }

    /// The byte at which what is escaped ends at the latest.
    var end: UInt8 {
      switch self {
      case .percent: UInt8(ascii: "&")
      case .json: UInt8(ascii: "\"")
      case .reference: UInt8(ascii: "<")
      }
    }
  }

  private let escape: Escape
  private(set) var bytes: [UInt8] = []
  /// How many escapes there were.
  private var count = 0
  private var places = TextPlaces()

  /// A text without the escapes of each kind.
  static func all(in bytes: [UInt8]) -> [UnescapedText] {
    Escape.allCases.compactMap { UnescapedText(bytes, $0) }
  }

  /// A text without the escapes of JSON; nil if there are none that count.
  static func json(in bytes: [UInt8]) -> UnescapedText? { UnescapedText(bytes, .json) }

  /// A text without the references of XML; nil if there are none that count.
  static func references(in bytes: [UInt8]) -> UnescapedText? { UnescapedText(bytes, .reference) }

  /// The text without one kind of escapes, with a line end where something escaped ends at the latest; nil if no escape stands
  /// for a character that tells names and values apart.
  private init?(_ source: [UInt8], _ escape: Escape) {
    guard source.contains(escape.begin) else { return nil }
    self.escape = escape
    bytes.reserveCapacity(source.count)
    var isTelling = false
    var index = 0
    while index < source.count {
      let next = source[index...].firstIndex { $0 == escape.begin || $0 == escape.end } ?? source.count
      bytes += source[index..<next]
      index = next
      if index == source.count { break }
      if let (scalar, end) = read(source, at: index) {
        step(at: index)
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        isTelling = isTelling || UnescapedText.tells(scalar)
        count += 1
        index = end
        step(at: index)
      } else {
        appendPlain(source[index], at: index)
        index += 1
      }
    }
    if !isTelling { return nil }
  }

  private mutating func appendPlain(_ byte: UInt8, at index: Int) {
    guard byte == escape.end else { return bytes.append(byte) }
    bytes.append(.lineFeed)
    // A quote that is not escaped belongs to no text in escaped ones.
    if escape == .json { return }
    step(at: index)
    bytes.append(byte)
  }

  private static func tells(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "\\", "%", "&", "<", ">", "=", ":", "{", "/", "@", " ", "[", "]": true
    // A letter may stand in a name, and a full stop in a token.
    default: UInt8(exactly: scalar.value).map(SecretReader.isWordByte) ?? false
    }
  }

  private static func stays(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\0"..."\u{20}", "$", "#", "(", ")", "~", "*": true
    default: false
    }
  }

  /// What an escape stands for, unless that stays; white space right before a value is a space.
  private func read(_ source: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let (scalar, end) = UnescapedText.read(source, at: index, escape) else { return nil }
    if escape == .reference, scalar.properties.isWhitespace {
      let isBeforeValue = bytes.last.map { "=: ".utf8.contains($0) } ?? false
      return isBeforeValue ? (" ", end) : nil
    }
    return UnescapedText.stays(scalar) ? nil : (scalar, end)
  }

  /// Whether a text without the escapes of this kind and then of another's is most likely the same as this, which was read
  /// without those of the other first: there are as many.
  func isSame(after other: UnescapedText, inAny texts: [UnescapedText]) -> Bool {
    escape.rawValue < other.escape.rawValue
      && texts.contains { $0.escape == escape && $0.count == count }
  }

  private mutating func step(at index: Int) { places.step(to: bytes.count, at: index) }

  /// Where a part of the text stands.
  func range(of part: SourceRange) -> SourceRange { places.range(of: part) }

  /// The character that an escape stands for, and where that ends.
  private static func read(
    _ source: [UInt8], at start: Int, _ escape: Escape
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard source[start] == escape.begin else { return nil }
    switch escape {
    case .reference:
      let end = min(start + XMLReference.longest, source.count)
      let name = source[(start + 1)..<end].prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "#") }
      guard source.has(";", at: name.endIndex) else { return nil }
      let character =
        XMLReference.character(named: String(decoding: name, as: UTF8.self))
        ?? HTMLReference.character(named: name)
      return character.map { ($0, name.endIndex + 1) }
    case .json where start + 1 < source.count && "\"\\/".utf8.contains(source[start + 1]):
      return (Unicode.Scalar(source[start + 1]), start + 2)
    case .percent, .json:
      // Once, and not once more.
      return EncodedScalar.all(in: source, at: start, levels: 1).dropFirst().last.map { ($0.scalar, $0.end) }
    }
  }
}
