import ArgumentParser

/// A `name=value` on the command line.
///
/// The value may be a secret: what is wrong is said without it, so nothing is refused before ``values(_:option:)``.
package struct Assignment: ExpressibleByArgument {
  private let argument: String

  package init(argument: String) {
    self.argument = argument
  }

  /// Values by name.
  ///
  /// - Parameter form: What the option takes, as it is said to the user.
  /// - Throws: ``CommandFailure`` if one is not of the form, or if a name comes twice.
  package static func values(
    _ assignments: [Assignment], option: String, of form: String = "name=value"
  ) throws -> [String: String] {
    var values: [String: String] = [:]
    for assignment in assignments {
      let text = assignment.argument.utf8
      guard let equals = text.firstIndex(of: UInt8(ascii: "=")), equals > text.startIndex else {
        throw CommandFailure.usage("\(option) takes \(form).")
      }
      let name = String(assignment.argument[..<equals])
      let value = String(assignment.argument.unicodeScalars[equals...].dropFirst())
      if values.updateValue(value, forKey: name) != nil {
        throw CommandFailure.usage("\(option) gives “\(name)” twice.")
      }
    }
    return values
  }
}
