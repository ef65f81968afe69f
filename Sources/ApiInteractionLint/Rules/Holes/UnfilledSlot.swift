import ApiInteractionKit

struct UnfilledSlot: Rule {
  let id = "unfilled-slot"
  let severity = Severity.error
  let summary = "A ~~~REPLACE~~~ that is left in a file which is not a template."

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard !subject.isTemplate else { return [] }
    return subject.definition.slots.flatMap { slot in
      slot.occurrences.map { occurrence in
        finding(
          "The slot “\(slot.name)” is not filled. Put its value here. If this is a template, name it *.template.xml, or use --templates.",
          at: occurrence.range)
      }
    }
  }
}
