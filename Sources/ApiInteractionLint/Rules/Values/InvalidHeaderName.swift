import ApiInteractionKit

struct InvalidHeaderName: ReadingRule {
  let id = "invalid-header-name"
  let severity = Severity.error
  let summary = "A header name that is not a token of RFC 9110."
}
