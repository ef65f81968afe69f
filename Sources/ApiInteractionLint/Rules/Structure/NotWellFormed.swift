import ApiInteractionKit

struct NotWellFormed: ReadingRule {
  let id = "not-well-formed"
  let severity = Severity.error
  let summary = "What XML does not allow: a bare &, a tag that is never closed, a file that is cut off."
}
