import ApiInteractionKit

struct DuplicateElement: ReadingRule {
  let id = "duplicate-element"
  let severity = Severity.error
  let summary = "A second element where only one is allowed."
}
