/// The decoded text of an element, with the source of every byte of it.
///
/// References are resolved, CDATA sections and text joined, line ends made LF, as XML says. A range of the decoded text
/// maps back to the exact range of the source.
public struct SyntaxText: Sendable, Hashable {
  /// A run of decoded bytes and where it stands in the source.
  struct Piece: Sendable, Hashable {
    /// The offset of the first decoded byte.
    let offset: Int
    let source: SourceRange
    /// Whether each decoded byte is one source byte; else the run as a whole stands for the source range.
    let isVerbatim: Bool
    let isCDATA: Bool
  }

  /// The decoded text in UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  /// Where the text stands if it has no bytes.
  private let place: Int

  init(at place: Int) {
    self.place = place
  }

  /// The decoded text.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The source of a range of decoded bytes; of an empty range, the place of its offset.
  public func sourceRange(of range: Range<Int>) -> SourceRange {
    guard !range.isEmpty else {
      let offset = sourceOffset(of: range.lowerBound)
      return SourceRange(offset, offset)
    }
    let last = piece(at: range.upperBound - 1)
    let end = last.isVerbatim ? last.source.start + range.upperBound - last.offset : last.source.end
    return SourceRange(sourceOffset(of: range.lowerBound), end)
  }

  /// The source of the whole text.
  public var sourceRange: SourceRange { sourceRange(of: 0..<bytes.count) }

  /// Whether the decoded byte at an offset stands in a CDATA section.
  func isCDATA(at offset: Int) -> Bool {
    !pieces.isEmpty && piece(at: min(offset, bytes.count - 1)).isCDATA
  }

  /// Whether a decoded byte comes from a reference, such as `&amp;`.
  func isReference(at offset: Int) -> Bool {
    !pieces.isEmpty && !piece(at: min(offset, bytes.count - 1)).isVerbatim
  }

  /// The text without white space at either end. [P]
  func trimmed() -> SyntaxText {
    let range = bytes.trimmedRange
    if range == bytes.indices { return self }
    var result = SyntaxText(at: sourceOffset(of: range.lowerBound))
    guard !range.isEmpty else { return result }
    result.bytes = Array(bytes[range])
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? pieces[index + 1].offset : bytes.count
      let kept = range.clamped(to: piece.offset..<end)
      if kept.isEmpty { continue }
      let source = piece.isVerbatim ? sourceRange(of: kept) : piece.source
      result.pieces.append(
        Piece(
          offset: kept.lowerBound - range.lowerBound, source: source, isVerbatim: piece.isVerbatim,
          isCDATA: piece.isCDATA))
    }
    return result
  }

  private func sourceOffset(of offset: Int) -> Int {
    guard let last = pieces.last else { return place }
    if offset >= bytes.count { return last.source.end }
    let piece = piece(at: offset)
    return piece.isVerbatim ? piece.source.start + offset - piece.offset : piece.source.start
  }

  /// The piece that a decoded byte belongs to.
  private func piece(at offset: Int) -> Piece {
    pieces[max(0, pieces.partitionPoint { $0.offset <= offset } - 1)]
  }
}

// MARK: - Decoding

extension SyntaxText {
  mutating func append(cdata range: SourceRange, of source: SourceText) {
    append(range, of: source, isCDATA: true)
  }

  mutating func append(text range: SourceRange, of source: SourceText) {
    append(range, of: source, isCDATA: false)
  }

  private mutating func append(_ range: SourceRange, of source: SourceText, isCDATA: Bool) {
    let raw = source.bytes
    var start = range.start
    var index = range.start
    while index < range.end {
      let byte = raw[index]
      if byte == .carriageReturn {
        appendVerbatim(SourceRange(start, index), of: raw, isCDATA: isCDATA)
        let isPair = index + 1 < range.end && raw[index + 1] == .lineFeed
        start = index + (isPair ? 2 : 1)
        append([.lineFeed], for: SourceRange(index, start), isCDATA: isCDATA)
        index = start
      } else if byte == UInt8(ascii: "&"), !isCDATA,
        let reference = XMLReference(in: raw, at: index, end: range.end)
      {
        appendVerbatim(SourceRange(start, index), of: raw, isCDATA: isCDATA)
        append(
          Array(String(reference.character).utf8), for: SourceRange(index, reference.end), isCDATA: false)
        start = reference.end
        index = start
      } else {
        index += 1
      }
    }
    appendVerbatim(SourceRange(start, range.end), of: raw, isCDATA: isCDATA)
  }

  private mutating func appendVerbatim(_ range: SourceRange, of raw: [UInt8], isCDATA: Bool) {
    guard !range.isEmpty else { return }
    pieces.append(Piece(offset: bytes.count, source: range, isVerbatim: true, isCDATA: isCDATA))
    bytes += raw[range.bytes]
  }

  private mutating func append(_ decoded: [UInt8], for range: SourceRange, isCDATA: Bool) {
    pieces.append(Piece(offset: bytes.count, source: range, isVerbatim: false, isCDATA: isCDATA))
    bytes += decoded
  }
}
