/// Where and why a text stops being JSON.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The offset of the first byte that is wrong; the length of the text where it ends too early.
  public let offset: Int
  /// What is wrong and what was expected.
  public let description: String
}
