import ApiInteractionKit

struct UnexpectedAttribute: ReadingRule {
  let id = "unexpected-attribute"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "An attribute on any element of a definition."
  let rationale = """
    The format puts everything between the tags. A name or a value that is written as an attribute is not read, so the \
    header or the field that it was meant for does not exist in the call. Write it as an element of its own. What only \
    serves as a remark can be a comment.
    """
  let bad = RuleExample(
    """
    <Header Key="Accept"><Key>Accept</Key><Value>application/json</Value></Header>
    """)
  let good = RuleExample(
    """
    <Header><Key>Accept</Key><Value>application/json</Value></Header>
    """)
}
