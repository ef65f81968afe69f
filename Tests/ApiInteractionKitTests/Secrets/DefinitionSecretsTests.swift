import ApiInteractionKit
import Testing

@Suite("Secrets in a definition's headers")
struct DefinitionSecretsTests {
  private func secrets(_ header: String) -> [String] {
    let definition = Definition(
      SourceText(
        "<ApiInteraction><Request><Headers><Header>\(header)</Header></Headers></Request></ApiInteraction>"))
    return definition.secrets.map { definition.source[$0] }
  }

  @Test(
    "the name of a header is none, whatever its value looks like",
    arguments: [
      "<Key>Prefer</Key><Value>password</Value>", "<Value>password</Value><Key>Prefer</Key>",
      "<Key>Order</Key><Value>api_key=$(V)</Value>", "<Key>Host</Key><Value>Bearer $(AccessToken)</Value>",
      "<Key>Content-Type</Key><Value>Bearer $(AccessToken)</Value>",
      "<Key>Access-Control-Request-Headers</Key><Value>Authorization</Value>",
      "<Key>Vary</Key><Value>Cookie</Value>", "<Key>Prefer</Key><Value type=\"password\"/>",
      "<Key>Prefer</Key><Valu>password</Valu>", "<Key>$(Name)</Key><Value>X-Api-Key</Value>",
      "<Key>X-B3-TraceId</Key><Value>X-Api-Key</Value>",
    ])
  func names(_ header: String) {
    #expect(secrets(header).isEmpty)
  }

  @Test(
    "a value is one beside the name of a secret, and where the two are plainly swapped",
    arguments: [
      ("<Key>X-Api-Key</Key><Value>S3CR3T</Value>", ["S3CR3T"]),
      ("<Key>S3CR3T</Key><Value>X-Api-Key</Value>", ["S3CR3T"]),
      ("<Value>Authorization</Value><Key>Bearer S3CR3T</Key>", ["S3CR3T"]),
      ("<Key>a=b; c=d</Key><Value>Cookie</Value>", ["a=b; c=d"]),
      ("<Kye>X-Api-Key</Kye><Valu>S3CR3T</Valu>", ["S3CR3T"]),
      ("<Key>X-Api-Key</Key><Key>S3CR3T</Key>", ["S3CR3T"]),
      ("<Key Name=\"X-Api-Key\">S3CR3T</Key>", ["S3CR3T"]),
    ] as [(String, [String])])
  func values(_ header: String, _ expected: [String]) {
    #expect(secrets(header) == expected)
  }
}
