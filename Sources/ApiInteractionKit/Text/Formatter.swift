extension Placeholder {
  /// What a placeholder may do to the value that it inserts: `$(Name:Formatter)`. [D]
  public enum Formatter: String, Sendable, Hashable, CaseIterable {
    /// Every `+` at the start goes: `+441234567890` becomes `441234567890`. [D]
    case removeLeadingPlus = "RemoveLeadingPlus"
    /// Every `"` becomes `\"`. [D]
    case escapeDoubleQuotes = "EscapeDoubleQuotes"
    /// Letters become lower case. [D]
    case toLowerCase = "ToLowerCase"

    /// The name as it is written in a placeholder; case-sensitive. [P]
    public var name: String { rawValue }

    /// The value as it goes into the request.
    public func apply(to value: String) -> String {
      switch self {
      case .removeLeadingPlus: String(value.unicodeScalars.drop { $0 == "+" })
      case .toLowerCase: value.lowercased()
      case .escapeDoubleQuotes:
        String(String.UnicodeScalarView(value.unicodeScalars.flatMap { $0 == "\"" ? ["\\", $0] : [$0] }))
      }
    }
  }
}
