import ApiInteractionKit

struct MissingElement: ReadingRule {
  let id = "missing-element"
  let severity = Severity.error
  let summary = "A required element that is not there."
}
