import ApiInteractionKit

/// What is wrong with a file of values, profiles or configuration, and where.
public struct InputProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong and what was expected.
  public let message: String
  /// Where in the file, if that is known.
  public let location: SourceLocation?
  /// What the scalar there says, if it is one.
  package let scalar: String?

  init(message: String, location: SourceLocation?, scalar: String? = nil) {
    self.message = message
    self.location = location
    self.scalar = scalar
  }

  /// A problem.
  ///
  /// - Parameters:
  ///   - message: What is wrong and what was expected.
  ///   - location: Where in the file, if that is known.
  public init(_ message: String, at location: SourceLocation? = nil) {
    self.init(message: message, location: location)
  }

  /// The problem as it is printed: `line:column: message`.
  public var description: String {
    guard let location else { return message }
    return "\(location.line):\(location.column): \(message)"
  }

  /// The problem as it is printed with the file's name before it.
  public func text(in file: String) -> String {
    location == nil ? "\(file): \(message)" : "\(file):\(self)"
  }
}
