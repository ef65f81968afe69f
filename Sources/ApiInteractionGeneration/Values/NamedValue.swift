import ApiInteractionLint

/// A value for a slot and where it was given.
public struct NamedValue: Sendable, Hashable {
  /// The slot's name, or the last part of it.
  public let name: String
  /// The value, not yet escaped for the place of the slot.
  public let text: String
  /// Where a person wrote it; nil for one that a program gave.
  public let place: InputPlace?

  /// A value for a slot.
  public init(_ name: String, _ text: String, at place: InputPlace? = nil) {
    self.name = name
    self.text = text
    self.place = place
  }
}

extension NamedValue {
  /// The values of a file.
  ///
  /// - Throws: `InputProblem` where one is null.
  package static func all(in values: NamedValues, file: String) throws(InputProblem) -> [NamedValue] {
    try values.entries.map { entry throws(InputProblem) in
      guard let text = entry.value else {
        throw InputProblem("“\(entry.name)” has no value. Write \"\" for an empty one.", at: entry.location)
      }
      return NamedValue(entry.name, text, at: InputPlace(file: file, entry.location))
    }
  }
}
