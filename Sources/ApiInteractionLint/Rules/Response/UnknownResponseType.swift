import ApiInteractionKit

struct UnknownResponseType: Rule {
  let id = "unknown-response-type"
  let group = RuleGroup.response
  let severity = Severity.error
  let summary = "A Type other than JSON or XML."
  let rationale = """
    The Type says how the answer is read and what its locators are. With any other word nothing can be read, and every data \
    source stays empty.
    """
  let bad = RuleExample("<Type>Json</Type>")
  let good = RuleExample("<Type>JSON</Type>")
  let fixing = RuleFixing.changesRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.foundInValues(by: self).map { found, _ in
      let written = subject.definition.source[found.range]
      let type = ApiInteraction.ResponseType.allCases.first { written.isSlip(of: $0.name) }
      return finding(
        found.message, at: found.range,
        fix: type.map { Fix("write \($0.name)", [SourceEdit(found.range, $0.name)]) })
    }
  }
}
