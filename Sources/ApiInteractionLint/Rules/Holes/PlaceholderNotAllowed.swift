import ApiInteractionKit

struct PlaceholderNotAllowed: ReadingRule {
  let id = "placeholder-not-allowed"
  let group = RuleGroup.holes
  let severity = Severity.error
  let summary = "A placeholder where the platform replaces none: in Method, or anywhere in Response."
  let rationale = """
    Placeholders are replaced in the Url, in headers and in the Body. In any other place they are taken to the letter: the \
    response would be stored in a data source whose name is `$(Target)`, which no applet reads. Write the value itself. \
    Where it depends on the call, make two definitions and let the call plan choose between them.
    """
  let bad = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>$(Target)</Destination><DataType>String</DataType></Field>
    """)
  let good = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>
    """)
}
