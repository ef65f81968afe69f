import ApiInteractionKit

struct InvalidHeaderValue: ReadingRule {
  let id = "invalid-header-value"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary = "A header value that holds a line break or another control character."
  let rationale = """
    A line break in a value would begin a header of its own; such a request is not sent. It is most often left over from \
    pasting a token that was wrapped.
    """
  let bad = RuleExample(
    """
    <Header><Key>X-Order-Id</Key><Value>$(OrderId)&#10;$(OrderPart)</Value></Header>
    """)
  let good = RuleExample(
    """
    <Header><Key>X-Order-Id</Key><Value>$(OrderId)$(OrderPart)</Value></Header>
    """)

  /// Whether a header's value holds what none may hold: of what it says else nothing can be told.
  static func isFound(in value: Definition.Value) -> Bool {
    value.bytes.contains { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F }
  }
}
