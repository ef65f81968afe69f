import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Web tokens whose full stops are escaped")
struct EscapedWebTokenTests {
  private static let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"

  /// What holds the token, its full stops written in another way.
  private static let places: [(part: String, stop: String, rule: String)] = [
    (body("application/json", #"{"a": "TOKEN", "b": 1}"#), #"\u002e"#, "hardcoded-secret"),
    (body("application/json", #"{"a": "TOKEN", "b": 1}"#), #"\u002E"#, "hardcoded-secret"),
    (body("application/x-www-form-urlencoded", "a=1&b=TOKEN&c=2"), "%2E", "hardcoded-secret"),
    (body("application/x-www-form-urlencoded", "a=1&b=TOKEN&c=2"), "%2e", "hardcoded-secret"),
    (body("application/xml", "<a><b>TOKEN</b></a>"), "&#46;", "hardcoded-secret"),
    (body("application/xml", #"<a b="TOKEN"/>"#), "&#x2E;", "hardcoded-secret"),
    ("<Header><Key>X-A</Key><Value>Session TOKEN x</Value></Header>", "&#46;", "hardcoded-secret"),
    ("<Header><Key>Cookie</Key><Value>a=1; session=TOKEN; b=2</Value></Header>", "%2E", "hardcoded-secret"),
    ("<Url>https://a.example/TOKEN/b</Url>", "%2E", "secret-in-url"),
    ("<Url>https://a.example/?x=TOKEN&amp;y=1</Url>", "%2E", "secret-in-url"),
    ("<Url>https://a.example/?x=TOKEN&amp;y=1</Url>", "&#46;", "secret-in-url"),
  ]

  private static func body(_ type: String, _ text: String) -> String {
    "<Header><Key>Content-Type</Key><Value>\(type)</Value></Header><Body><![CDATA[\(text)]]></Body>"
  }

  @Test("such a token is one finding at exactly its characters", arguments: places)
  func escaped(part: String, stop: String, rule: String) {
    let token = Self.token.replacing(".", with: stop)
    #expect(FoundIn(part.replacing("TOKEN", with: token)).findings == ["\(rule): \(token)"])
  }

  @Test("one of which only one full stop is escaped is told, too")
  func half() {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0%2Ec2lnbmF0dXJl"
    #expect(
      FoundIn("<Header><Key>X-A</Key><Value>\(token)</Value></Header>").findings == [
        "hardcoded-secret: \(token)"
      ])
  }

  @Test("a token with a placeholder in it is none")
  func placeholder() {
    let token = "eyJhbGciOiJIUzI1NiJ9%2E$(Claims)%2Ec2lnbmF0dXJl"
    #expect(FoundIn("<Header><Key>X-A</Key><Value>\(token)</Value></Header>").findings == [])
  }
}
