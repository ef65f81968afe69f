import Testing

@testable import ApiInteractionKit

@Suite("Values of names that may be those of switches")
struct SecretSwitchTests {
  /// Each shape, with a name where there is `NN` and a value where there is `VV`.
  private static let all = [
    #"{"NN":"VV","x":1}"#, #"{"NN" : VV, "x":1}"#, #"{\"NN\":\"VV\"}"#, "{&quot;NN&quot;:&quot;VV&quot;}",
    "{“NN”:“VV”}", #"{"name":"NN","type":"s","value":"VV"}"#, #"{"value":"VV","name":"NN"}"#,
    "<p name='NN' value='VV'/>", "<p name='NN'>VV</p>", "<NN>VV</NN>", "<NN><![CDATA[VV]]></NN>",
    "&lt;NN&gt;VV&lt;/NN&gt;", "<a NN=\"VV\" b='c'/>", "x=1&NN=VV&y=2", "x=1&amp;NN=VV&amp;y=2", "NN%3DVV&y",
    "<Key>NN</Key><Value>VV</Value>", "<Value>VV</Value><Key>NN</Key>", "<key>NN</key> <value> VV</value>",
    "<name>NN</name><type/><value>VV</value>", "name=\"NN\"\r\n\r\nVV\r\n--x", "NN: VV", "'NN' => 'VV'",
  ]

  @Test("a password is masked in every shape, and what may be a switch in none", arguments: all)
  func shapes(_ shape: String) {
    for name in ["userPass", "db_pw", "X-User-Pass", "pass"] {
      let text = shape.replacing("NN", with: name)
      for holes in [true, false] {
        let masked = SecretMask.masked(text.replacing("VV", with: "Zq7hunterXw9k"), holes: holes)
        #expect(masked == text.replacing("VV", with: "***"), "\(holes)")
        for value in ["true", "12"] {
          let text = text.replacing("VV", with: value)
          #expect(SecretMask.masked(text, holes: holes) == text)
        }
      }
    }
  }

  @Test(
    "with holes, in arrays and in objects",
    arguments: [
      (#"{"db_pw":["Zq7x"],"x":1}"#, #"{"db_pw":***,"x":1}"#),
      (#"{"db_pw":[true,"a b"]}"#, #"{"db_pw":***}"#), (#"{"db_pw":{"value":"Zq7x"}}"#, #"{"db_pw":***}"#),
      (#"{\"db_pw\":[\"Zq7x\"]}"#, #"{\"db_pw\":***}"#),
      (#"{"pass":[true, 1, "no", {"attempts": 3}]}"#, #"{"pass":[true, 1, "no", {"attempts": 3}]}"#),
      (#"{"pass":{"isEnabledHere":true}}"#, #"{"pass":{"isEnabledHere":true}}"#),
      (#"{"pass":{"x":1,"password":"abc"}}"#, #"{"pass":{"x":1,"password":"***"}}"#),
      (#"{"pass":[{"pass":1},{"pass":"Zq7x"}]}"#, #"{"pass":***}"#),
      (#"{"pass":[]}"#, #"{"pass":[]}"#), (#"{"pass":"$(A)"}"#, #"{"pass":"$(A)"}"#),
      (#"{"pass":"$(A)abc"}"#, #"{"pass":"$(A)***"}"#), (#"{"pass":"abc$(A)"}"#, #"{"pass":"***$(A)"}"#),
      ("<Key>db_pw</Key><Value>abc$(A)def</Value>", "<Key>db_pw</Key><Value>***$(A)***</Value>"),
      ("<db_pw>true<!-- x --></db_pw>", "<db_pw>true<!-- x --></db_pw>"),
    ])
  func parts(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "names without end are gone over in time", .timeLimit(.minutes(5)),
    arguments: [
      #""pass":["#, #""pass":{"a":1,"#, "<pass>", "<pass>a<b>", #""pass":""#, "pass=a&", "<Key>pass</Key><x>",
      #"{"name":"pass","x":"#,
    ])
  func endless(_ text: String) {
    let text = String(repeating: text, count: 1 << 12)
    #expect(!SecretMask.masked(text, holes: false).isEmpty)
    #expect(!SecretMask.masked(text).isEmpty)
  }

  @Test("an X- before it does not change what a name is", arguments: ["X-Sig", "x-tokens", "X-JWT"])
  func prefixed(_ name: String) {
    #expect(SecretName.matches(name))
  }

  @Test(
    "of a header, too",
    arguments: [
      ("X-Pass", "Zq7x", "***"), ("X-User-Pass", "Basic Zq7x", "Basic ***"), ("X-Pass", "true", "true"),
    ])
  func header(_ name: String, _ value: String, _ masked: String) {
    #expect(SecretMask.masked(headerValue: value, named: name) == masked)
  }
}
