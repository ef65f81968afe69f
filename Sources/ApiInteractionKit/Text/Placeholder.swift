/// A `$(DataSource)`, `$(DataSource:Formatter)` or `#(ConfigKey)`: filled at call time. [D]
public struct Placeholder: Sendable, Hashable {
  /// What gives the value.
  public enum Kind: Sendable, Hashable {
    /// `$(…)`: a data source of the call.
    case dataSource
    /// `#(…)`: an account's encrypted custom configuration setting.
    case configuration
  }

  /// What gives the value.
  public let kind: Kind
  /// The data source or the configuration key; where ``slots`` are open, as far as it is known.
  public let name: String
  /// Where the name stands, in UTF-8 offsets of the text.
  public let nameRange: Range<Int>
  /// What is done to the value, in order. [D] for one; for several [P].
  public let formatters: [Formatter]
  /// The slots inside the placeholder, which must be filled before it means anything.
  public let slots: [SlotToken]
}
