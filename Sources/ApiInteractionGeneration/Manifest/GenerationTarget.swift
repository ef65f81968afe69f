/// What definitions are generated for: an account in an environment, say.
public struct GenerationTarget: Sendable, Hashable {
  /// Values for slots and for the output's path.
  public let values: [NamedValue]
  /// Where a person wrote it; nil for one that a program made.
  public let place: InputPlace?

  /// Takes values by name.
  public init(_ values: [String: String]) {
    self.values = values.sorted { $0.key < $1.key }.map { NamedValue($0.key, $0.value) }
    place = nil
  }

  init(_ values: [NamedValue], at place: InputPlace) {
    self.values = values
    self.place = place
  }
}
