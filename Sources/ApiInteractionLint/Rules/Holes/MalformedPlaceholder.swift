import ApiInteractionKit

struct MalformedPlaceholder: ReadingRule {
  let id = "malformed-placeholder"
  let group = RuleGroup.holes
  let severity = Severity.error
  let summary = "A $( or #( that is never closed, has no name in it, or holds another one."
  let rationale = """
    What is no placeholder is sent as it stands: instead of the caller's order number the service gets the characters \
    `$(OrderId`. Close each placeholder with `)` directly after its name. A placeholder cannot hold another one; where a \
    name depends on the call, let an earlier step of the call plan set a data source with a fixed name.
    """
  let bad = RuleExample(
    """
    <Url>https://api.example.com/orders/$(OrderId</Url>
    """)
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders/$(OrderId)</Url>
    """)
}
