import ApiInteractionKit

struct UnknownFormatter: ReadingRule {
  let id = "unknown-formatter"
  let group = RuleGroup.holes
  let severity = Severity.error
  let summary = "A name after the colon in a placeholder that is none of the documented formatters."
  let rationale = """
    The platform documents three: `RemoveLeadingPlus`, `EscapeDoubleQuotes` and `ToLowerCase`. What it does with another \
    name, or with one of these in the wrong case, nobody can tell in advance: the value may go out unchanged or not at all. \
    The fix writes the one that was meant where only case or one letter differs. A data source name cannot hold a colon either, because what \
    follows one is a formatter.
    """
  let bad = RuleExample(
    """
    <Url>https://api.example.com/orders?language=$(Language:ToLowercase)</Url>
    """)
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders?language=$(Language:ToLowerCase)</Url>
    """)
  let fixing = RuleFixing.changesRequest
}
