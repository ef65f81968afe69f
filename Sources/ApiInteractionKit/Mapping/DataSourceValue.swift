/// A value as a data source holds it: its text, and the type that the text is checked to be of.
public struct DataSourceValue: Sendable, Hashable, CustomStringConvertible {
  /// The response's own characters: a number keeps its digits, `10.00` stays `10.00`. [P]
  public let text: String
  /// What the text was checked to be.
  public let type: DataType
  public var description: String { text }

  /// A value; nil if the text is not of the type. [P]
  public init?(_ text: String, _ type: DataType = .string) {
    var copy = text
    guard copy.withUTF8({ DataTypeCheck(type).accepts($0) }) else { return nil }
    self.init(checked: text, type)
  }

  /// A value whose text has been checked.
  init(checked text: String, _ type: DataType) {
    self.text = text
    self.type = type
  }
}
