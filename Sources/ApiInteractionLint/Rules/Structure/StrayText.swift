import ApiInteractionKit

struct StrayText: ReadingRule {
  let id = "stray-text"
  let severity = Severity.error
  let summary = "Text between elements."
}
