import ApiInteractionKit
import ApiInteractionLint

struct PlanStructure: CallPlanRule {
  let id = "plan-structure"
  let severity = Severity.error
  let summary =
    "A file that holds no plan: a step of no kind or of two, a key that no step has, a value that cannot be."
  let rationale = """
    What a plan can hold, `apiinteraction schema plan` tells. A file that holds anything else is not followed, and \
    nothing besides is told of it until that is put right: it cannot be suppressed. \
    Lines are shown without the values in them.
    """
  let bad = RuleExample(
    plan: """
      steps:
        greet:
          anounce: Welcome
          next: bye
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        greet:
          announce: Welcome
          next: bye
        bye: {end: over}
      """)

  let canBeSuppressed = false

  /// Such a file is no plan: see ``PlanFileError``.
  func check(_ subject: PlanSubject) -> [Diagnostic] { [] }
}
