/// Where the lines of a text begin, so that many offsets can be placed quickly.
public struct LineTable: Sendable {
  private let source: SourceText
  private let starts: [Int]
  /// How many scalars begin before each block of ``blockSize`` bytes, so that long lines cost no more than short ones.
  private let scalarsBefore: [Int]
  private static let blockSize = 512

  /// The lines of a text.
  public init(_ source: SourceText) {
    self.source = source
    var starts = [source.bytes.byteOrderMarkLength]
    var scalarsBefore: [Int] = []
    var scalars = 0
    let bytes = source.bytes
    for (index, byte) in bytes.enumerated() {
      if index % LineTable.blockSize == 0 { scalarsBefore.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      guard byte.isLineEnd else { continue }
      if byte == .carriageReturn, index + 1 < bytes.count, bytes[index + 1] == .lineFeed { continue }
      starts.append(index + 1)
    }
    if bytes.count % LineTable.blockSize == 0 { scalarsBefore.append(scalars) }
    self.starts = starts
    self.scalarsBefore = scalarsBefore
  }

  /// The line and column of an offset; an offset outside the text counts as its nearer end.
  public func location(of offset: Int) -> SourceLocation {
    let line = lineIndex(of: offset)
    let end = min(max(offset, starts[line]), source.bytes.count)
    return SourceLocation(line: line + 1, column: scalars(before: end) - scalars(before: starts[line]) + 1)
  }

  /// The offset of a place; one outside the text, or behind a line's end, counts as the nearest.
  public func offset(of place: SourceLocation) -> Int {
    guard place.line > 0 else { return 0 }
    guard place.line <= starts.count else { return source.bytes.count }
    let start = starts[place.line - 1]
    let end = line(at: start).end
    let wanted = scalars(before: start) + max(0, place.column - 1)
    let block = scalarsBefore.partitionPoint { $0 <= wanted } - 1
    var offset = min(max(start, block * LineTable.blockSize), end)
    var before = scalars(before: offset)
    // A scalar begins where no more of it stands before.
    while offset < end, before < wanted || source.bytes[offset] & 0xC0 == 0x80 {
      if source.bytes[offset] & 0xC0 != 0x80 { before += 1 }
      offset += 1
    }
    return offset
  }

  /// The range of the line that holds an offset, without its line end.
  public func line(at offset: Int) -> SourceRange {
    let line = lineIndex(of: offset)
    var end = line + 1 < starts.count ? starts[line + 1] : source.bytes.count
    while end > starts[line], source.bytes[end - 1].isLineEnd { end -= 1 }
    return SourceRange(starts[line], end)
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / LineTable.blockSize
    let rest = source.bytes[(block * LineTable.blockSize)..<offset]
    return scalarsBefore[block] + rest.reduce(into: 0) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
  }

  /// The last line that begins at or before an offset, counted from 0.
  private func lineIndex(of offset: Int) -> Int {
    max(0, starts.partitionPoint { $0 <= offset } - 1)
  }
}
