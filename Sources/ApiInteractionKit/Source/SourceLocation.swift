/// A place in a text as people name it.
public struct SourceLocation: Sendable, Hashable, Comparable {
  /// The line; the first is 1. LF, CR LF and CR each end a line.
  public let line: Int
  /// The column; the first is 1. Columns count Unicode scalars; a byte order mark is not counted.
  public let column: Int

  /// A place; line and column count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
