import ApiInteractionKit
import ApiInteractionLint

/// Masks what is a secret of a plan in the texts of its drawing.
struct DrawnSecrets: Sendable {
  let plan: PlanSecrets
  private let values: SecretValues

  init(_ secrets: PlanSecrets) {
    plan = secrets
    values = SecretValues(secrets.known)
  }

  /// A text as it is drawn, on one line.
  func text(_ text: String) -> String { Display.visible(SecretMask.masked(values.masked(text))) }
}
