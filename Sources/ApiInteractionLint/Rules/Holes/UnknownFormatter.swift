import ApiInteractionKit

struct UnknownFormatter: ReadingRule {
  let id = "unknown-formatter"
  let severity = Severity.error
  let summary = "A formatter that does not exist."
}
