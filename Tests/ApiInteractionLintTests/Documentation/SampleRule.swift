import ApiInteractionKit
import ApiInteractionLint

/// A rule that declares everything that can be declared.
struct SampleRule: Rule {
  let id = "sample-rule"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A <Tag> | $(X) ~~~."
  let rationale = "Because of `this`."
  let bad = RuleExample("<Method>a</Method>", profile: "name: p")
  let good = RuleExample("<Method>```</Method>", isTemplate: true)
  let fixing = RuleFixing.keepsRequest
  let options = [RuleOption("allow", "Names | patterns.")]

  func check(_ subject: LintSubject) -> [Diagnostic] { [] }
}
