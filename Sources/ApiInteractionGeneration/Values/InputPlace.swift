import ApiInteractionKit

/// Where something that a person wrote stands: a file, and the place in it as far as it is known.
public struct InputPlace: Sendable, Hashable, CustomStringConvertible {
  /// The file's name as it is shown.
  public let file: String
  /// The line; the first is 1.
  public let line: Int?
  /// The column, in Unicode scalars; the first is 1. A cell of a CSV file has only a line.
  public let column: Int?

  /// A place: a file, or a line of it, or a character.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  package init(file: String, _ location: SourceLocation?) {
    self.init(file: file, line: location?.line, column: location?.column)
  }

  /// The place as it is printed: `file:line:column`.
  public var description: String {
    ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
  }
}
