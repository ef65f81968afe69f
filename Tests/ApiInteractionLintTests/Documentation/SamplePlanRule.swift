import ApiInteractionKit
import ApiInteractionLint

/// A rule of call plans, as far as it is shown.
struct SamplePlanRule: RuleDeclaration {
  let id = "plan-sample"
  let group = RuleGroup.plan
  let severity = Severity.info
  let summary = "A sample."
  let rationale = "For tests."
  let bad = RuleExample(plan: "steps: {}", files: ["b.yml": "b: 1", "a.xml": "<A/>"])
  let good = RuleExample(plan: "steps: {a: b}", files: ["a.xml": "<A/>"])
}
