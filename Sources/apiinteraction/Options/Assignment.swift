import ArgumentParser

/// A `name=value` on the command line.
struct Assignment: ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
    name = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
  }

  /// Values by name.
  ///
  /// - Throws: ``CommandFailure`` if a name comes twice.
  static func values(_ assignments: [Assignment], option: String) throws -> [String: String] {
    var values: [String: String] = [:]
    for assignment in assignments where values.updateValue(assignment.value, forKey: assignment.name) != nil {
      throw CommandFailure.usage("\(option) gives “\(assignment.name)” twice.")
    }
    return values
  }
}
