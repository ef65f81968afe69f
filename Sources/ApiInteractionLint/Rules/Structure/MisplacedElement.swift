import ApiInteractionKit

struct MisplacedElement: ReadingRule {
  let id = "misplaced-element"
  let severity = Severity.error
  let summary = "An element of a definition under the wrong parent."
}
