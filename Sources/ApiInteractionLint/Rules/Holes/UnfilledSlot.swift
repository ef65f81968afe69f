import ApiInteractionKit

struct UnfilledSlot: Rule {
  let id = "unfilled-slot"
  let group = RuleGroup.holes
  let severity = Severity.error
  let summary = "A ~~~REPLACE~~~ that nobody has filled, in a file that is to be used as it is."
  let rationale = """
    The platform knows nothing of slots and would send the tildes as they are written: to a host that does not exist, or as \
    a client id that the service refuses. Fill them by hand or with `apiinteraction fill`. A file that is kept as a template \
    is not at fault: name it `*.template.xml`, list it under `templates` in the configuration, or check it with \
    `--templates`.
    """
  let bad = RuleExample(
    """
    <Url>~~~REPLACE~~~/orders</Url>
    """)
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders</Url>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard !subject.isTemplate, subject.definition.facts.hasTilde else { return [] }
    let bytes = subject.definition.source.bytes
    return subject.definition.slots.flatMap { slot in
      slot.occurrences.filter { !MalformedSlot.hasSurplus($0.range, in: bytes) }.map { occurrence in
        finding(
          "The slot “\(slot.name)” is not filled. Put its value here. If this is a template, name it *.template.xml, or use --templates.",
          at: occurrence.range)
      }
    }
  }
}
