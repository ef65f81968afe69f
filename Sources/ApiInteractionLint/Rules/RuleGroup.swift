/// What a rule is about.
public enum RuleGroup: String, Sendable, CaseIterable {
  case structure
  case holes
  case request
  case response
  case security
  case provider
  case suppression
  case plan

  /// The name as a heading.
  public var title: String { rawValue.capitalizedFirst }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
