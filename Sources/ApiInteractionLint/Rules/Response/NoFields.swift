import ApiInteractionKit

struct NoFields: Rule {
  let id = "no-fields"
  let group = RuleGroup.response
  let severity = Severity.info
  let summary = "A response of which only the status code is kept."
  let rationale = """
    That is right for a request that only tells a service something. If the answer was to be used, its fields are missing.
    """
  let bad = RuleExample("<Fields></Fields>")
  let good = RuleExample(
    "<Fields><Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field></Fields>"
  )

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let definition = subject.definition
    guard definition.fields.isEmpty, let response = definition.response, response.isClosed,
      definition.elementsOutOfPlace.isDisjoint(with: [.fields, .field]),
      !subject.needsResponseFieldsByProvider
    else { return [] }
    let children = response.children
    // An element that is none may have been meant to be the one that is missing.
    guard children.allSatisfy({ $0.element != nil }) else { return [] }
    let fields = children.first { $0.element == .fields }
    guard fields?.children.isEmpty ?? true else { return [] }
    return [
      finding(
        "Nothing of the response but its status code is stored. Is that meant?",
        at: (fields ?? response).startTag)
    ]
  }
}
