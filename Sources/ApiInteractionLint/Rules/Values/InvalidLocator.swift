import ApiInteractionKit

struct InvalidLocator: ReadingRule {
  let id = "invalid-locator"
  let severity = Severity.error
  let summary = "A Locator that the response’s Type cannot be read with."
}
