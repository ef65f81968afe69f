import ApiInteractionKit

struct UnknownElement: ReadingRule {
  let id = "unknown-element"
  let severity = Severity.error
  let summary = "An element that definitions do not have."
}
