/// A text as whoever reads its escapes sees it, and where each part of that stands.
struct UnescapedText {
  /// A way in which a text escapes characters.
  enum Escape: CaseIterable {
    /// `%22`, in a URL or a form.
    case percent
    /// `\"`, in a JSON string.
    case json
    /// `&quot;`, in XML.
    case reference

    /// The byte that begins one.
    fileprivate var begin: UInt8 {
      switch self {
      case .percent: UInt8(ascii: "%")
      case .json: UInt8(ascii: "\\")
      case .reference: UInt8(ascii: "&")
      }
    }

    /// The byte at which what is escaped ends at the latest.
    fileprivate var end: UInt8 {
      switch self {
      case .percent: UInt8(ascii: "&")
      case .json: UInt8(ascii: "\"")
      case .reference: UInt8(ascii: "<")
      }
    }
  }

  /// Longer than any reference that is written without zeros before its number, in bytes.
  private static let longestReference = 64

  private(set) var bytes: [UInt8] = []
  /// Where the text went on, before and after each escape, in both texts.
  private var steps: [(own: UInt32, source: UInt32)] = [(0, 0)]

  /// The text without one kind of escapes, with a line end where something escaped ends at the latest; nil if no escape stands
  /// for a character that tells names and values apart.
  init?(_ source: [UInt8], _ escape: Escape) {
    guard source.count < UInt32.max, source.contains(escape.begin) else { return nil }
    var isTelling = false
    var index = 0
    bytes.reserveCapacity(source.count)
    while index < source.count {
      if source[index] == escape.begin, let (scalar, end) = UnescapedText.read(source, at: index, escape) {
        step(at: index)
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        isTelling = isTelling || "\"'\\%&<>=:{".unicodeScalars.contains(scalar)
        index = end
        step(at: index)
        continue
      }
      if source[index] == escape.end {
        bytes.append(.lineFeed)
        // A quote that is not escaped belongs to no text in escaped ones.
        if escape != .json { step(at: index) }
      }
      if source[index] != escape.end || escape != .json { bytes.append(source[index]) }
      index += 1
    }
    if !isTelling { return nil }
  }

  private mutating func step(at index: Int) { steps.append((UInt32(bytes.count), UInt32(index))) }

  /// Where a part of the text stands.
  func range(of part: SourceRange) -> SourceRange { SourceRange(place(of: part.start), place(of: part.end)) }

  private func place(of offset: Int) -> Int {
    let step = steps[steps.partitionPoint { $0.own <= offset } - 1]
    return Int(step.source) + offset - Int(step.own)
  }

  /// The character that an escape stands for, and where that ends.
  private static func read(
    _ source: [UInt8], at start: Int, _ escape: Escape
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    switch escape {
    case .reference:
      let end = min(start + longestReference, source.count)
      return XMLReference(in: source, at: start, end: end).map { ($0.character, $0.end) }
    case .percent, .json:
      // Once, and not once more.
      return EncodedScalar.all(in: source, at: start, levels: 1).dropFirst().last.map { ($0.scalar, $0.end) }
    }
  }
}
