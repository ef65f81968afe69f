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

    /// Whether the run is a reference; a CR LF, which is read as one character, is shorter than any.
    var isReference: Bool { !isVerbatim && source.count > 2 }
  }

  /// The decoded text in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// The runs, unless there is but one and it stands in the source as it is, as almost always.
  private var pieces: [Piece] = []
  /// Where the text stands, if there are no pieces.
  private var place: Int
  /// Whether it stands in a CDATA section, if there are no pieces.
  private var isCDATA = false

  init(at place: Int) {
    self.place = place
  }

  /// The decoded text of a range that stands in no CDATA section.
  package init(_ range: SourceRange, of source: SourceText) {
    self.init(at: range.start)
    append(text: range, of: source.bytes)
  }

  /// The text of the element at a place among the nodes of a source.
  init(of node: Int, in nodes: borrowing [SyntaxNode], of raw: borrowing [UInt8]) {
    self.init(at: nodes[node].content.start)
    var child = node + 1
    while child < nodes[node].next {
      switch nodes[child].kind {
      case .text where nodes[child].isVerbatim:
        appendVerbatim(nodes[child].content, of: raw, isCDATA: false)
      case .text: append(text: nodes[child].content, of: raw)
      case .cdata: append(cdata: nodes[child].content, of: raw)
      case .element, .comment, .processingInstruction: break
      }
      child = nodes[child].next
    }
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
  package func isCDATA(at offset: Int) -> Bool {
    !bytes.isEmpty && piece(at: min(offset, bytes.count - 1)).isCDATA
  }

  /// The first character that is written as a reference, such as `&amp;`.
  package var firstReference: Range<Int>? {
    let index = pieces.firstIndex { piece in
      piece.isReference
    }
    guard let index else { return nil }
    return pieces[index].offset..<(index + 1 < pieces.count ? pieces[index + 1].offset : bytes.count)
  }

  /// The text without white space at either end. [P]
  consuming func trimmed() -> SyntaxText {
    let range = bytes.trimmedRange
    if range == bytes.indices { return self }
    var result = SyntaxText(at: sourceOffset(of: range.lowerBound))
    guard !range.isEmpty else { return result }
    for (index, piece) in allPieces.enumerated() {
      let end = index + 1 < pieces.count ? pieces[index + 1].offset : bytes.count
      let kept = range.clamped(to: piece.offset..<end)
      if kept.isEmpty { continue }
      let source = piece.isVerbatim ? sourceRange(of: kept) : piece.source
      result.append(bytes[kept], for: source, isVerbatim: piece.isVerbatim, isCDATA: piece.isCDATA)
    }
    return result
  }

  private func sourceOffset(of offset: Int) -> Int {
    if offset >= bytes.count { return pieces.last?.source.end ?? place + bytes.count }
    let piece = piece(at: offset)
    return piece.isVerbatim ? piece.source.start + offset - piece.offset : piece.source.start
  }

  /// The piece that a decoded byte belongs to.
  private func piece(at offset: Int) -> Piece {
    pieces.isEmpty ? whole : pieces[max(0, pieces.partitionPoint { $0.offset <= offset } - 1)]
  }

  /// The text as one run that stands in the source as it is.
  private var whole: Piece {
    Piece(offset: 0, source: SourceRange(place, place + bytes.count), isVerbatim: true, isCDATA: isCDATA)
  }

  private var allPieces: [Piece] { pieces.isEmpty && !bytes.isEmpty ? [whole] : pieces }
}

// MARK: - Decoding

extension SyntaxText {
  mutating func append(cdata range: SourceRange, of raw: [UInt8]) {
    append(range, of: raw, isCDATA: true)
  }

  mutating func append(text range: SourceRange, of raw: [UInt8]) {
    append(range, of: raw, isCDATA: false)
  }

  private mutating func append(_ range: SourceRange, of raw: [UInt8], isCDATA: Bool) {
    var start = range.start
    while let index = SyntaxText.nextToDecode(in: raw, start..<range.end, isCDATA: isCDATA) {
      let decoded: (bytes: [UInt8], end: Int)
      if raw[index] == .carriageReturn {
        let isPair = index + 1 < range.end && raw[index + 1] == .lineFeed
        decoded = ([.lineFeed], index + (isPair ? 2 : 1))
      } else if let reference = XMLReference(in: raw, at: index, end: range.end) {
        decoded = (Array(String(reference.character).utf8), reference.end)
      } else {
        decoded = ([UInt8(ascii: "&")], index + 1)
      }
      appendVerbatim(SourceRange(start, index), of: raw, isCDATA: isCDATA)
      append(
        decoded.bytes[...], for: SourceRange(index, decoded.end),
        isVerbatim: decoded.end == index + 1 && raw[index] == decoded.bytes[0], isCDATA: isCDATA)
      start = decoded.end
    }
    appendVerbatim(SourceRange(start, range.end), of: raw, isCDATA: isCDATA)
  }

  /// The next byte that may not stand for itself: a CR, or outside CDATA the `&` of a reference.
  private static func nextToDecode(in raw: [UInt8], _ range: Range<Int>, isCDATA: Bool) -> Int? {
    let ampersand = isCDATA ? .carriageReturn : UInt8(ascii: "&")
    return raw.withUnsafeBufferPointer { raw in
      var index = range.lowerBound
      while index < range.upperBound, raw[index] != .carriageReturn, raw[index] != ampersand { index += 1 }
      return index < range.upperBound ? index : nil
    }
  }

  private mutating func appendVerbatim(_ range: SourceRange, of raw: [UInt8], isCDATA: Bool) {
    guard !range.isEmpty else { return }
    if bytes.isEmpty {
      let run = range.bytes.clamped(to: raw.indices)
      bytes = raw.withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[run])) }
      (place, self.isCDATA) = (range.start, isCDATA)
    } else {
      append(raw[range.bytes], for: range, isVerbatim: true, isCDATA: isCDATA)
    }
  }

  private mutating func append(
    _ decoded: ArraySlice<UInt8>, for range: SourceRange, isVerbatim: Bool, isCDATA: Bool
  ) {
    if bytes.isEmpty, isVerbatim {
      (bytes, place, self.isCDATA) = (Array(decoded), range.start, isCDATA)
      return
    }
    if pieces.isEmpty { pieces = allPieces }
    pieces.append(Piece(offset: bytes.count, source: range, isVerbatim: isVerbatim, isCDATA: isCDATA))
    bytes += decoded
  }
}
