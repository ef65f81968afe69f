/// What a JSON value is.
public enum JSONKind: Sendable, Hashable {
  /// A text in double quotes.
  case string
  /// A number.
  case number
  /// `true` or `false`.
  case boolean
  /// `null`.
  case null
  /// An object: members with names.
  case object
  /// An array: members in a row.
  case array
}
