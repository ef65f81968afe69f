import ApiInteractionKit

struct NotADefinition: ReadingRule {
  let id = "not-a-definition"
  let severity = Severity.error
  let summary = "A well-formed document whose root is not ApiInteraction, or is in a namespace."
}
