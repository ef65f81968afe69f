/// A half-open range of UTF-8 byte offsets in a ``SourceText``.
public struct SourceRange: Sendable, Hashable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset just past the last byte; never less than ``start``.
  public let end: Int

  /// A range of bytes; an `end` before `start` gives an empty range at `start`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The number of bytes.
  public var count: Int { end - start }

  /// Whether the range holds no byte: a place between two bytes.
  public var isEmpty: Bool { start == end }

  /// Whether every byte of `other` lies in this range.
  public func contains(_ other: SourceRange) -> Bool {
    start <= other.start && other.end <= end
  }

  package var bytes: Range<Int> { start..<end }

  /// The ranges in order, those that overlap as one.
  package static func merged(_ ranges: [SourceRange]) -> [SourceRange] {
    ranges.sorted { ($0.start, $0.end) < ($1.start, $1.end) }.reduce(into: []) { merged, range in
      guard let last = merged.last, range.start < last.end else { return merged.append(range) }
      merged[merged.count - 1] = SourceRange(last.start, max(last.end, range.end))
    }
  }
}
