import ApiInteractionKit
import Testing

@Suite("What a secret consists of")
struct SecretPartsTests {
  @Test(
    "the scalars of JSON, the texts and attributes of XML, and of a text nothing",
    arguments: [
      (#"{"a":{"b":"x\"y"},"c":[1.5,"z"]}"#, [#"x"y"#, "1.5", "z"]), (#"["x",{"a":"y"},bad"#, ["x", "y"]),
      ("<t a='b'> <v>c</v><w><![CDATA[d]]></w> e</t>", ["b", "c", "d", "e"]), ("a<b>c</b>", []), ("", []),
    ] as [(String, [String])])
  func parts(_ secret: String, _ parts: [String]) {
    #expect(SecretParts.all(of: secret).filter { !$0.isEmpty } == parts)
  }
}
