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
