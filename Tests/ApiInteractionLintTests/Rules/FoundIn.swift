import ApiInteractionKit
import ApiInteractionLint

/// What is found in a part of a definition, each finding as `rule: marked text`.
struct FoundIn {
  let findings: [String]

  init(_ part: String, isTemplate: Bool = false, settings: LintSettings = LintSettings()) {
    let source = Array(RuleExample(part).definition.utf8)
    let result = Linter(settings: settings).lint(source, isTemplate: isTemplate)
    findings = result.diagnostics.map { "\($0.rule): \(result.source[$0.range])" }
  }

  /// With one option of one rule set.
  init(_ part: String, _ rule: String, _ option: String, _ values: [String]) {
    var settings = LintSettings()
    settings.options = [rule: [option: values]]
    self.init(part, settings: settings)
  }
}
