import Testing

@testable import ApiInteractionKit

@Suite("Secrets whose names or signs are escaped")
struct EscapedNameTests {
  @Test(
    "a letter of the name may be",
    arguments: [
      ("p%61ssword=Zq7&x=1", "p%61ssword=***&x=1"), ("%61pi_key=Zq7", "%61pi_key=***"),
      ("auth%5Ftoken=Zq7", "auth%5Ftoken=***"), (#"{"p\u0061ssword":"Zq7"}"#, #"{"p\u0061ssword":"***"}"#),
      ("api&#95;key=Zq7&amp;x=1", "api&#95;key=***&amp;x=1"), ("c%61t=Zq7", "c%61t=Zq7"),
      ("p%u0061ssword=Zq7&x=1", "p%u0061ssword=***&x=1"),
      (#"{'p\x61ssword':'Zq7'}"#, #"{'p\x61ssword':'***'}"#),
    ])
  func letters(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "HTML's references may stand between it and the value",
    arguments: [
      ("password&equals;Zq7", "password&equals;***"), ("password&colon; Zq7", "password&colon; ***"),
      (
        "&quot;password&quot;&colon;&quot;Zq7&quot;,&quot;x&quot;",
        "&quot;password&quot;&colon;&quot;***&quot;,&quot;x&quot;"
      ),
      ("password:&nbsp;Zq7 is", "password:&nbsp;*** is"), ("password=&Tab;&#9;Zq7", "password=&Tab;&#9;***"),
      ("password=a&copy=1", "password=***&copy=1"), ("password:&nbsp;", "password:&nbsp;"),
      ("the password&nbsp;is", "the password&nbsp;is"),
    ])
  func references(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test("a web token's full stops may be", arguments: [".", "%2E", "%2e", #"\u002e"#, "&#46;", "&period;"])
  func tokens(_ stop: String) {
    let token = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiJiaWxsaW5nIn0", "c2lnbmF0dXJl"].joined(separator: stop)
    #expect(SecretMask.masked("x \(token)") == "x ***")
  }
}
