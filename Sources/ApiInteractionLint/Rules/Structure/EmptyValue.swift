import ApiInteractionKit

struct EmptyValue: ReadingRule {
  let id = "empty-value"
  let severity = Severity.error
  let summary = "An element without the value that it needs."
}
