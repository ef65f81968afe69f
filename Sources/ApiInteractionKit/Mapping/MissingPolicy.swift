/// What is said of a locator that finds nothing.
public enum MissingPolicy: Sendable, Hashable {
  /// Nothing: any value may be optional. [D]
  case allow
  /// An issue. [P]
  case report
}
