import ApiInteractionKit
import ApiInteractionLint

/// Masks what is a secret of a plan in the texts of its drawing.
struct DrawnSecrets: Sendable {
  let plan: PlanSecrets
  private let texts: SecretTexts

  init(_ secrets: PlanSecrets, of plan: CallPlan) {
    self.plan = secrets
    texts = secrets.repeated(in: plan)
  }

  /// A text as it is drawn, on one line.
  func text(_ text: String) -> String { Display.visible(SecretMask.masked(texts.masked(text))) }
}
