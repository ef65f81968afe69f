import ApiInteractionKit

/// What rules look at: a definition that was read once for all of them.
public struct LintSubject: Sendable {
  public let definition: Definition
  /// Whether slots may be open.
  public let isTemplate: Bool
  /// What the body is.
  public let body: BodyContent
  /// The profiles of the services that the definition calls.
  public let profiles: [ProviderProfile]
}
