import ApiInteractionKit

struct Doctype: ReadingRule {
  let id = "doctype"
  let severity = Severity.error
  let summary = "A DOCTYPE or an entity declaration."
}
