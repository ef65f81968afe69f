/// What a rule is about.
public enum RuleGroup: String, Sendable, CaseIterable {
  /// The XML and its elements.
  case structure
  /// Slots and placeholders.
  case holes
  /// The Url, the method, the headers and the body.
  case request
  /// Locators, destinations and data types.
  case response
  /// Secrets and card data.
  case security
  /// What the profile of a service asks for.
  case provider
  /// Comments that suppress findings.
  case suppression
  /// Call plans.
  case plan

  /// The name as a heading.
  public var title: String { rawValue.capitalizedFirst }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
