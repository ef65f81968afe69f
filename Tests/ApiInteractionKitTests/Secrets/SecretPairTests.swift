import Testing

@testable import ApiInteractionKit

@Suite("Secrets beside their names")
struct SecretPairTests {
  @Test(
    "others may stand between them",
    arguments: [
      (
        #"[{"name":"client_secret","type":"string","value":"a b"},{"value":"c"}]"#,
        #"[{"name":"client_secret","type":"string","value":"***"},{"value":"c"}]"#
      ),
      (
        #"{"value":"a","type":"string","n":1.5,"x":null, "name":"client_secret"}"#,
        #"{"value":"***","type":"string","n":1.5,"x":null, "name":"client_secret"}"#
      ),
      (
        #"{"type":"s","key":"jwt","at":"a \"value\": 1","n":-1,"Value":"a\"b"}"#,
        #"{"type":"s","key":"jwt","at":"a \"value\": 1","n":-1,"Value":"***"}"#
      ),
      (
        #"{\"name\":\"jwt\",\"type\":\"s\",\"value\":\"a\"}"#,
        #"{\"name\":\"jwt\",\"type\":\"s\",\"value\":\"***\"}"#
      ),
      (
        #"{"name":"client_secret","type":"string","value":"$(Shh)"}"#,
        #"{"name":"client_secret","type":"string","value":"$(Shh)"}"#
      ),
      ("<p name=\"jwt\" type=\"string\" value=\"a b\"/>", "<p name=\"jwt\" type=\"string\" value=\"***\"/>"),
      ("<p value='a b' type='s' x='y' name='jwt'/>", "<p value='***' type='s' x='y' name='jwt'/>"),
      ("<p type='s' value='a' name='jwt' x='y'/>", "<p type='s' value='***' name='jwt' x='y'/>"),
      (
        "<p name=\"jwt\" type=\"string\">a <!-- b -->c</p><q>d</q>",
        "<p name=\"jwt\" type=\"string\">***<!-- b -->***</p><q>d</q>"
      ),
      (
        "<input name=\"jwt\" type=\"hidden\" value=\"a\"><input value=\"b\">",
        "<input name=\"jwt\" type=\"hidden\" value=\"***\"><input value=\"b\">"
      ),
      (
        "<p><name>jwt</name><type>s</type><x/><value>a</value></p>",
        "<p><name>jwt</name><type>s</type><x/><value>***</value></p>"
      ),
      (
        "<p><value>a</value> <x a='b'/><type>s</type> <name>jwt</name></p>",
        "<p><value>***</value> <x a='b'/><type>s</type> <name>jwt</name></p>"
      ),
      (
        "<p><type>s</type><value>a</value><name>jwt</name><x>y</x></p>",
        "<p><type>s</type><value>***</value><name>jwt</name><x>y</x></p>"
      ),
    ])
  func others(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "but not another object or element, nor too many",
    arguments: [
      #"[{"name":"jwt","type":"string"},{"value":"a"}]"#, #"[{"value":"a"},{"type":"s","name":"jwt"}]"#,
      #"{"name":"jwt","x":{"value":"a"}}"#, #"{"name":"jwt","x":["a"],"value":1}"#,
      "<p><name>jwt</name></p><p><value>a</value></p>", "<p><value>a</value></p><p><name>jwt</name></p>",
      "<p name='jwt'/><p value='a'/>", "<p value='a'/><p name='jwt'/>",
      #"{"name":"jwt","# + (0..<9).map { "\"a\($0)\":1," }.joined() + #""value":"a"}"#,
      #"{"name":"jwt","x":""# + String(repeating: "a", count: 2000) + #"","value":"a"}"#,
    ])
  func apart(_ text: String) {
    #expect(SecretMask.masked(text) == text)
  }

  @Test(
    "names without end are gone over in time", .timeLimit(.minutes(60)),
    arguments: [
      #"{"name":"jwt","x":""#, #""value":"name":"jwt","#, "<name>jwt</name><x>", "<x>y</x><name>jwt</name>",
      "<p name='jwt' x='", "://a:b/", "password=a&b", "password=a&", #""pwd":"a"b "#, "<pwd><b",
    ])
  func endless(_ text: String) {
    #expect(!SecretMask.masked(String(repeating: text, count: 1 << 12)).isEmpty)
  }
}
