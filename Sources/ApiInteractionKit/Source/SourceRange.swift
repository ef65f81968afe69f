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

  var bytes: Range<Int> { start..<end }
}
