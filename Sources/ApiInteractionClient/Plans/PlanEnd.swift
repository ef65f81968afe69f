import ApiInteractionKit
import ApiInteractionPlan

/// How a walk ended. [P]
public enum PlanEnd: Sendable {
  /// At a step after which there is none.
  case reached(PlanStep)
  /// Before the step at which it was to stop.
  case stopped(before: PlanStep)
  /// At a transfer whose data sources, these, are not set, or empty: the caller goes nowhere.
  case unset([String], at: PlanStep)
  /// At a connector whose request cannot be made; nothing was sent.
  case refused(ResolutionError, at: PlanStep)
  /// At a step that decides by data sources, these, which are masked in the record that is replayed, and the record does not
  /// say where the call went on.
  case masked([String], at: PlanStep)
  /// After as many steps as are allowed; the steps through which the call came back to where it is, if it did.
  case tooManySteps(loop: [String])
}
