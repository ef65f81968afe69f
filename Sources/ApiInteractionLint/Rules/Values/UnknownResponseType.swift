import ApiInteractionKit

struct UnknownResponseType: ReadingRule {
  let id = "unknown-response-type"
  let severity = Severity.error
  let summary = "A Type other than JSON and XML."
}
