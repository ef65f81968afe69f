/// A locator and what it must find.
public struct LookUp: Sendable {
  public let locator: String
  /// The value, an array without white space; nil where there is none.
  public let expected: String?

  public init(_ locator: String, finds expected: String?) {
    self.locator = locator
    self.expected = expected
  }
}
