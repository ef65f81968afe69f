import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Messages about secrets")
struct SecretMessageTests {
  private static let form = """
    <Url>https://a.example/auth/connect/token</Url>\
    <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>
    """

  /// A part of a definition, and what is said of it.
  static let parts: [(String, [String])] = [
    (
      form + "<Body>client_secret=#PaymentSecret)</Body>", ["“#” cannot stand in a form as it is. Write %23."]
    ),
    (form + "<Body>client_secret=abücd</Body>", ["“ü” cannot stand in a form as it is. Write %C3%BC."]),
    (
      "<Header><Key>X-Api-Key</Key><Value>S3cret&V4lue9</Value></Header>",
      [
        "A bare & is not allowed in XML. Write &amp; instead, or put the whole text into <![CDATA[…]]>."
      ]
    ),
    (
      "<ApiInteraction><Request><Headers><Header><Key>X-Api-Key</Key><Value><S3cretV4lue9></Value></Header></Headers></Request></ApiInteraction>",
      [
        "<Value> holds text, and <***> is read as an element. Write &lt; for <, or put the whole text into <![CDATA[…]]>."
      ]
    ),
    (
      "<ApiInteraction><Request><Headers><Header><Key>X-A</Key><Value><your-token></Value></Header></Headers></Request></ApiInteraction>",
      [
        "<Value> holds text, and <your-token> is read as an element. Write &lt; for <, or put the whole text into <![CDATA[…]]>."
      ]
    ),
    (
      "<ApiInteraction><Request><Headers><Header><Key>X-Api-Key</Key><Value>S3cretV4lue9/Value></Header></Headers></Request></ApiInteraction>",
      ["This end tag lacks its <. Write </Value>."]
    ),
    (
      "<ApiInteraction><Request><Headers><Header><Key>X-Api-Key</Key><V>S3cretV4lue9</Value></Header></Headers></Request></ApiInteraction>",
      ["<V> is closed by </Value>. Write <Value>."]
    ),
    (
      "<Body>password=${S3cretV4lue9}</Body>",
      ["This is sent as it is written. To insert a value, write $(Name)."]
    ),
    (
      "<Body>password=~~REPLACE~~</Body>",
      [
        "“~~REPLACE~~” is not a slot. A slot is written ~~~REPLACE~~~. This file is no template: write what belongs here."
      ]
    ),
  ]

  @Test("they say all but the secret", arguments: parts)
  func messages(part: String, expected: [String]) {
    let rules = ["invalid-form-body", "not-well-formed", "placeholder-lookalike", "malformed-slot"]
    let linter = Linter(rules: Linter.allRules.filter { rules.contains($0.id) })
    let result = linter.lint(Array(RuleExample(part).definition.utf8))
    #expect(result.diagnostics.map(\.message) == expected)
    #expect(result.masked.map(\.message) == expected)
  }
}
