/// The text of XML as whoever reads it sees it: what sections hold is one with what stands around them, and around comments
/// and processing instructions.
struct UnmarkedText {
  private(set) var bytes: [UInt8] = []
  private var places = TextPlaces()

  /// - Returns: nil if nothing of the kind stands in a text.
  init?(_ source: [UInt8]) {
    var index = 0
    var isSection = false
    while let next = UnmarkedText.mark(in: source, from: index, isSection: isSection) {
      bytes += source[index..<next.lowerBound]
      isSection = !isSection && source.has("<![CDATA[", at: next.lowerBound)
      index = next.upperBound
      places.step(to: bytes.count, at: index)
    }
    if index == 0 { return nil }
    bytes += source[index...]
  }

  /// Where the pieces of a part of the text stand.
  func pieces(of part: SourceRange) -> [SourceRange] { places.pieces(of: part) }

  /// The next bound of a section, comment or instruction; nil from one on that has no end.
  private static func mark(in source: [UInt8], from start: Int, isSection: Bool) -> Range<Int>? {
    if isSection { return end("]]>", in: source, from: start).map { ($0 - 3)..<$0 } }
    var index = start
    while let next = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      if source.has("<![CDATA[", at: next) { return next..<(next + 9) }
      if source.has("<!--", at: next) { return end("-->", in: source, from: next + 4).map { next..<$0 } }
      if source.has("<?", at: next) { return end("?>", in: source, from: next + 2).map { next..<$0 } }
      index = next + 1
    }
    return nil
  }

  private static func end(_ close: StaticString, in source: [UInt8], from start: Int) -> Int? {
    source[start...].indices.first { source.has(close, at: $0) }.map { $0 + close.utf8CodeUnitCount }
  }
}
