import ApiInteractionKit

struct DestinationCaseConflict: Rule {
  let id = "destination-case-conflict"
  let group = RuleGroup.response
  let severity = Severity.warning
  let summary = "A data source that differs from another one only in the case of its letters."
  let rationale = """
    Names of data sources are told apart to the letter: `OrderId` and `OrderID` are two, and an applet that reads the other \
    one finds nothing. Data sources that are named in the configuration file are compared as well.
    """
  let bad = RuleExample(
    """
    <Field><Locator>order.id</Locator><Destination>OrderId</Destination><DataType>String</DataType></Field>
    <Field><Locator>order.number</Locator><Destination>OrderID</Destination><DataType>String</DataType></Field>
    """)
  let good = RuleExample(
    """
    <Field><Locator>order.id</Locator><Destination>OrderId</Destination><DataType>String</DataType></Field>
    <Field><Locator>order.number</Locator><Destination>OrderNumber</Destination><DataType>String</DataType></Field>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let set = subject.settings.dataSources
    guard subject.mayShareDestinations || !set.isEmpty else { return [] }
    var known: [[UInt8]: (name: String, place: SourceRange?)] = [:]
    for name in set.reversed() { known[Array(name.lowercased().utf8)] = (name, nil) }
    // A name that is there twice is another rule's, and was compared the first time.
    var compared: Set<[UInt8]> = []
    return subject.destinations.compactMap { destination in
      guard compared.insert(destination.bytes).inserted else { return nil }
      let name = destination.text.string
      let range = destination.text.sourceRange
      let letters = Array(name.lowercased().utf8)
      guard let other = known[letters] else {
        known[letters] = (name, range)
        return nil
      }
      if other.name.utf8.elementsEqual(name.utf8) { return nil }
      let place = other.place == nil ? " of the configuration" : ""
      return finding(
        "“\(name)” and “\(other.name)”\(place) are two data sources, which differ only in case. Write one name, or two that differ.",
        at: range,
        notes: other.place.map { [Diagnostic.Note("“\(other.name)” is here", at: $0)] } ?? [])
    }
  }
}
