/// What becomes of a placeholder whose data source is null or was never set.
public enum UnsetPolicy: Sendable, Hashable {
  /// It is replaced by nothing, as the platform does. [D]
  case remove
  /// The request is refused. [P]
  case refuse
}
