/// What a JSON value is.
public enum JSONKind: Sendable, Hashable {
  case string
  case number
  case boolean
  case null
  case object
  case array
}
