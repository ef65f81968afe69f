import ApiInteractionKit

struct ReservedDestination: Rule {
  let id = "reserved-destination"
  let group = RuleGroup.response
  let severity = Severity.warning
  let summary = "A destination that is a data source which every call has."
  let rationale = """
    The platform sets these data sources itself (CallGuid, CLID, DialledNumber, Language, FirstAgentID, DisplayName, \
    InteractionOutcome, InteractionStartTime). Overwriting one changes what later applets and reports say of the call. Store \
    the value under a name of its own.
    """
  let bad = RuleExample(
    "<Field><Locator>phone</Locator><Destination>CLID</Destination><DataType>String</DataType></Field>")
  let good = RuleExample(
    "<Field><Locator>phone</Locator><Destination>Customer|Phone</Destination><DataType>String</DataType></Field>"
  )
  let options = [RuleOption("allow", "Such data sources that may be written.")]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.destinations.compactMap { destination in
      guard let name = destination.bytes.withUnsafeBufferPointer({ CallDataSource.named($0) }),
        !subject.option("allow", of: self).contains(where: { CallDataSource.named($0) == name })
      else { return nil }
      let text = destination.text.string
      return finding(
        text == name
          ? "“\(text)” is a data source that every call has. Store the value under another name."
          : "“\(text)” is all but “\(name)”, a data source that every call has. Store the value under another name.",
        at: destination.text.sourceRange)
    }
  }
}
