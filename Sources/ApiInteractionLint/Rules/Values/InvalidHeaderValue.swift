import ApiInteractionKit

struct InvalidHeaderValue: ReadingRule {
  let id = "invalid-header-value"
  let severity = Severity.error
  let summary = "A header value that holds a control character."
}
