import ApiInteractionKit

struct UnknownMethod: ReadingRule {
  let id = "unknown-method"
  let severity = Severity.error
  let summary = "A Method that is not an HTTP method."
}
