/// What a rule can do about its findings.
public enum RuleFixing: String, Sendable {
  /// A person must decide.
  case none
  /// Fixes change how the definition is written, never what is sent or stored.
  case keepsRequest
  /// Fixes change what is sent or stored: that is what is wrong.
  case changesRequest

  /// What to expect of `--fix`, in a few words.
  public var summary: String {
    switch self {
    case .none: "none; a person must decide"
    case .keepsRequest: "automatic; what is sent and stored stays the same"
    case .changesRequest: "automatic where it is clear; what is sent or stored changes"
    }
  }
}
