import ApiInteractionKit

struct PlaceholderNotAllowed: ReadingRule {
  let id = "placeholder-not-allowed"
  let severity = Severity.error
  let summary = "A placeholder in Method, or anywhere in Response."
}
