import ApiInteractionKit

struct UnexpectedAttribute: ReadingRule {
  let id = "unexpected-attribute"
  let severity = Severity.error
  let summary = "An attribute; definitions have none."
}
