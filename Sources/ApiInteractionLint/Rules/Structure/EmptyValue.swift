import ApiInteractionKit

struct EmptyValue: ReadingRule {
  let id = "empty-value"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "An element with nothing in it that has to hold a value."
  let rationale = """
    Of all values only that of Body may be empty. A request to an empty Url goes nowhere; a header without a value is \
    refused by many services; a field without a Destination stores nothing. If the header or the field is not needed, remove \
    it whole. If the value is not known yet, write `~~~REPLACE~~~` and keep the file as a template.
    """
  let bad = RuleExample(
    """
    <Header><Key>Accept</Key><Value></Value></Header>
    """)
  let good = RuleExample(
    """
    <Header><Key>Accept</Key><Value>application/json</Value></Header>
    """)
}
