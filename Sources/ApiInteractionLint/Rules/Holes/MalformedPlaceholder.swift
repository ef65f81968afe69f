import ApiInteractionKit

struct MalformedPlaceholder: ReadingRule {
  let id = "malformed-placeholder"
  let severity = Severity.error
  let summary = "A $( or #( that is never closed, names nothing, or holds another."
}
