import ApiInteractionKit

struct DuplicateDestination: Rule {
  let id = "duplicate-destination"
  let group = RuleGroup.response
  let severity = Severity.error
  let summary = "Two values that are stored in one data source."
  let rationale = """
    The second value overwrites the first, and which of them comes last nobody can tell from the definition. If it is the \
    response code that is overwritten, a failed call looks like any other. Give each value a data source of its own.
    """
  let bad = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>
    <Field><Locator>stateText</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>
    """)
  let good = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>
    <Field><Locator>stateText</Locator><Destination>OrderStateText</Destination><DataType>String</DataType></Field>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.mayShareDestinations else { return [] }
    var first: [[UInt8]: Definition.Value] = [:]
    return subject.destinations.compactMap { destination in
      guard let other = first[destination.bytes] else {
        first[destination.bytes] = destination
        return nil
      }
      return finding(
        "“\(destination.text.string)” receives another value already. Write another name for one of the two.",
        at: destination.text.sourceRange, notes: [Diagnostic.Note("here", at: other.text.sourceRange)])
    }
  }
}
