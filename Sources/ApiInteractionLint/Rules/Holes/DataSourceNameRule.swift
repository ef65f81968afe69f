import ApiInteractionKit

struct DataSourceNameRule: Rule {
  let id = "data-source-name"
  let group = RuleGroup.holes
  let severity = Severity.error
  let summary = "A data source name that is too long, or that no placeholder could write."
  let rationale = """
    A name has at most 255 characters and none of `(`, `)`, `$` and `:`, because these end a placeholder or begin something \
    else in it. A value stored under such a name is lost, since `$(Order:State)` asks for the data source `Order` and a \
    formatter. In placeholders a space beside a parenthesis counts as part of the name. Groups are written with a bar, as in \
    `Order|State`.
    """
  let bad = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>Order:State</Destination><DataType>String</DataType></Field>
    """)
  let good = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>Order|State</Destination><DataType>String</DataType></Field>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.foundInValues(by: self).map { finding($0.diagnostic.message, at: $0.diagnostic.range) }
  }
}
