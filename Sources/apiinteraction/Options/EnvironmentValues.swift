import ApiInteractionGeneration
import ApiInteractionKit
import CommandInterface
import Foundation

/// Values for slots from the variables of the environment.
struct EnvironmentValues {
  let prefix: String

  /// The variable of a slot: the prefix and the slot's name, with `_` for every character but ASCII letters and digits.
  func variable(for slot: String) -> String {
    let scalars = slot.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9": scalar
      default: "_"
      }
    }
    return prefix + String(String.UnicodeScalarView(scalars))
  }

  /// The values of the slots whose variables are set.
  ///
  /// - Parameter given: The slots that have a value which wins over the environment's.
  /// - Throws: ``CommandFailure`` if a variable is that of two slots, or not UTF-8.
  func values(
    for template: DefinitionTemplate, but given: some Collection<String>
  ) throws(CommandFailure) -> [NamedValue] {
    var slots: [String: String] = [:]
    var values: [NamedValue] = []
    for slot in template.slots where !given.contains(slot.name) {
      let variable = variable(for: slot.name)
      guard let bytes = getenv(variable) else { continue }
      if let other = slots.updateValue(slot.name, forKey: variable) {
        throw .found(
          "\(variable) could be the value of “\(other)” and of “\(slot.name)”. Use --set for one of them.")
      }
      guard let text = String(validatingCString: bytes) else { throw .found("\(variable) is not UTF-8.") }
      values.append(NamedValue(slot.name, text, at: InputPlace(file: variable)))
    }
    return values
  }
}
