import Testing

@testable import ApiInteractionKit

@Suite("Secrets in a text are masked")
struct SecretMaskTests {
  @Test(
    "in JSON",
    arguments: [
      ("{\"client_secret\":\"abc\",\"x\":\"y\"}", "{\"client_secret\":\"***\",\"x\":\"y\"}"),
      ("{ \"password\" : \"a b c\" }", "{ \"password\" : \"***\" }"),
      ("{\"password\":\"a\\\"b\",\"x\":1}", "{\"password\":\"***\",\"x\":1}"),
      ("{\"password\":\"a\\\\\",\"user\":\"u\"}", "{\"password\":\"***\",\"user\":\"u\"}"),
      ("{\"password\":\"a<b>&quot;,c\",\"x\":1}", "{\"password\":\"***\",\"x\":1}"),
      ("{\"password\":{\"value\":\"a}]\"},\"x\":1}", "{\"password\":***,\"x\":1}"),
      ("{\"password\":[\"a]\",\"b\"],\"x\":1}", "{\"password\":***,\"x\":1}"),
      ("{\"password\":12345,\"x\":1}", "{\"password\":***,\"x\":1}"), ("{\"token\":null}", "{\"token\":***}"),
      ("{\"password\":\"\",\"x\":1}", "{\"password\":\"\",\"x\":1}"),
      ("{\"secrets\":[\"a\",\"b\"],\"x\":1}", "{\"secrets\":***,\"x\":1}"),
      (
        "{\"credentials\":{\"user\":\"u\",\"password\":\"p\"}}",
        "{\"credentials\":***}"
      ),
      ("{\"Authorization\":\"Bearer abc\"}", "{\"Authorization\":\"Bearer ***\"}"),
      (
        "{\"x\":\"{\\\"password\\\":\\\"a\\\\\\\"b\\\",\\\"y\\\":1}\"}",
        "{\"x\":\"{\\\"password\\\":\\\"***\\\",\\\"y\\\":1}\"}"
      ),
      ("{'password':'a b','x':'y'}", "{'password':'***','x':'y'}"),
      ("{\"password\":\"correct horse battery\"}", "{\"password\":\"***\"}"),
      ("{\"password\":\"abc", "{\"password\":\"***"),
    ])
  func json(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "in JSON that XML carries with its quotes written as references",
    arguments: [
      (
        "{&quot;password&quot;:&quot;a b&quot;,&quot;x&quot;:1}",
        "{&quot;password&quot;:&quot;***&quot;,&quot;x&quot;:1}"
      ),
      ("{&quot;password&quot;: &quot;a&amp;b&lt;c&quot;}", "{&quot;password&quot;: &quot;***&quot;}"),
      ("{&quot;password&quot;: &quot;a</Body>", "{&quot;password&quot;: &quot;***</Body>"),
    ])
  func references(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "beside its name, where that is itself a value",
    arguments: [
      (
        #"[{"name":"client_secret","value":"a b"},{"name":"x","value":"y"}]"#,
        #"[{"name":"client_secret","value":"***"},{"name":"x","value":"y"}]"#
      ),
      (
        #"{ "Key" : "X-Api-Key" , "Value" : 123, "x": 1}"#, #"{ "Key" : "X-Api-Key" , "Value" : ***, "x": 1}"#
      ),
      (#"{\"name\":\"client_secret\",\"value\":\"a\"}"#, #"{\"name\":\"client_secret\",\"value\":\"***\"}"#),
      (
        #"<param name="client_secret">a b</param><b>c</b>"#,
        #"<param name="client_secret">***</param><b>c</b>"#
      ),
      ("<param name='client_secret' value='a'/>", "<param name='client_secret' value='***'/>"),
      (
        "Content-Disposition: form-data; name=\"client_secret\"\r\n\r\na b\r\n--x\r\nc",
        "Content-Disposition: form-data; name=\"client_secret\"\r\n\r\n***\r\n--x\r\nc"
      ),
      (
        #"[{"value":"x","name":"y"},{ "value" : "a\"b" , "name" : "access_token" }]"#,
        #"[{"value":"x","name":"y"},{ "value" : "***" , "name" : "access_token" }]"#
      ),
      (#"{"Value":12,"key":"jwt","x":1}"#, #"{"Value":***,"key":"jwt","x":1}"#),
      (#"{\"value\":\"a\",\"name\":\"jwt\"}"#, #"{\"value\":\"***\",\"name\":\"jwt\"}"#),
      ("<item value=\"a b\" name=\"access_token\"/>", "<item value=\"***\" name=\"access_token\"/>"),
      ("<item value='Bearer a'\n  key='jwt'/>", "<item value='Bearer ***'\n  key='jwt'/>"),
      (
        "<entry><key>access_token</key><value>a</value></entry>",
        "<entry><key>access_token</key><value>***</value></entry>"
      ),
      (
        "<p><value>a b</value> <name> jwt</name></p><p><Name>jwt</Name> <Value>c</Value></p>",
        "<p><value>***</value> <name> jwt</name></p><p><Name>jwt</Name> <Value>***</Value></p>"
      ),
      (
        "<Value>a</Value><b/><Value></Value><Key>jwt</Key>",
        "<Value>a</Value><b/><Value></Value><Key>jwt</Key>"
      ),
      (#"{"values":"a","name":"password"}"#, #"{"values":"a","name":"password"}"#),
      (#"{"value":"a"},{"name":"password"}"#, #"{"value":"a"},{"name":"password"}"#),
      (#"{"value":["a"],"name":"password"}"#, #"{"value":["a"],"name":"password"}"#),
      (#"{"name":"password","type":"string"}"#, #"{"name":"password","type":"string"}"#),
      (#"{"username":"password","value":"a"}"#, #"{"username":"password","value":"a"}"#),
    ])
  func pairs(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "escaped together with its name, once or twice",
    arguments: [
      (
        #"{"x":"{\"y\":\"{\\\"access_token\\\":\\\"a\\\\\\\"b\\\",\\\"z\\\":1}\"}","v":2}"#,
        #"{"x":"{\"y\":\"{\\\"access_token\\\":\\\"***\\\",\\\"z\\\":1}\"}","v":2}"#
      ),
      (#"{"x":"{\u0022jwt\u0022:\u0022a\u0022}"}"#, #"{"x":"{\u0022jwt\u0022:\u0022***\u0022}"}"#),
      (
        "x=%7B%22access_token%22%3A%22a%25b%22%2C%22z%22%3A1%7D&y=1",
        "x=%7B%22access_token%22%3A%22***%22%2C%22z%22%3A1%7D&y=1"
      ),
      ("x=%257B%2522jwt%2522%253A%2522a%2522%257D", "x=%257B%2522jwt%2522%253A%2522***%2522%257D"),
      (
        #"{&quot;x&quot;:&quot;{\&quot;jwt\&quot;:\&quot;a\&quot;}&quot;}"#,
        #"{&quot;x&quot;:&quot;{\&quot;jwt\&quot;:\&quot;***\&quot;}&quot;}"#
      ),
      ("&lt;Password&gt;a b&lt;/Password&gt;c", "&lt;Password&gt;***&lt;/Password&gt;c"),
      (
        "&amp;lt;Password&amp;gt;a&amp;lt;/Password&amp;gt;",
        "&amp;lt;Password&amp;gt;***&amp;lt;/Password&amp;gt;"
      ),
      (#"{"x":"<Password>a</Password>\n\"b\""}"#, #"{"x":"<Password>***</Password>\n\"b\""}"#),
      (#"{"x":"{\"privateKey\":\"-- a\nb\"}","y":1}"#, #"{"x":"{\"privateKey\":\"***\"}","y":1}"#),
      (#"{"x":"password: \"a\nb\"","y":1}"#, #"{"x":"password: \"***\"","y":1}"#),
      ("<a x=\"password=&quot;a&#10;b&quot;\" y=\"c\"/>", "<a x=\"password=&quot;***&quot;\" y=\"c\"/>"),
      (
        #"{"x":"{\"y\":\"{\\\"jwt\\\":\\\"a\\nb c\\\"}\"}"}"#,
        #"{"x":"{\"y\":\"{\\\"jwt\\\":\\\"***\\\"}\"}"}"#
      ),
      ("password%3Dcorrect%20horse&x=1", "password%3D***&x=1"),
      ("password%3Da%22b%3Ec&x=1", "password%3D***&x=1"),
      ("password%3D%24%28a%29&x=1", "password%3D***&x=1"),
      (#"{"url":"https:\/\/bob:a@host\/x"}"#, #"{"url":"https:\/\/bob:***@host\/x"}"#),
      ("u=https%3A%2F%2Fbob%3Aa%40host%2Fx&y=1", "u=https%3A%2F%2Fbob%3A***%40host%2Fx&y=1"),
      (#"{"x":"é\u00e9 \"jwt\": \"éa\"","y":"é"}"#, #"{"x":"é\u00e9 \"jwt\": \"***\"","y":"é"}"#),
    ])
  func escaped(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "in base64 together with its name",
    arguments: [
      (#"{"x":"eyJjbGllbnRfc2VjcmV0IjoiYSBiIiwieCI6MX0=","y":1}"#, #"{"x":"***","y":1}"#),
      ("x=dXNlcj3DqSZwYXNzd29yZD1hYmM_&y=1", "x=***&y=1"),
      (#"{"x":"eyJjbGllbnRfc2VjcmV0IjoiYSBiIiwieCI6MX0\u003d"}"#, #"{"x":"***"}"#),
      (
        "<x>\neyJhIjoieHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\neHh4eHh4eHh4eHh4eHh4eHh4IiwicGFzc3dvcmQiOiJhYmMifQ==\n</x>",
        "<x>\n***\n</x>"
      ),
      (#"{"x":"aGVsbG8gd29ybGQsIG5vIHNlY3JldCBoZXJl"}"#, #"{"x":"aGVsbG8gd29ybGQsIG5vIHNlY3JldCBoZXJl"}"#),
      // Of UTF-16.
      ("x -e JAB4AD0AIgBwAGEAcwBzAHcAbwByAGQAPQBhAGIAYwAiAA==", "x -e ***"),
      ("AGMAbABpAGUAbgB0AF8AcwBlAGMAcgBlAHQAOgAgAGEAYgBj", "***"),
      ("Y2xpZW5", "Y2xpZW5"), ("Authorization/password", "Authorization/password"),
    ])
  func base64(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "in a URL that is a parameter of another",
    arguments: [
      (
        "redirect=https%3A%2F%2Fh%2F%3Fclient_secret%3Da%2520b%26x%3D1&y=2",
        "redirect=https%3A%2F%2Fh%2F%3Fclient_secret%3D***%26x%3D1&y=2"
      ),
      ("https://h/?r=https%3A%2F%2Fh%2F%3Fjwt%3da", "https://h/?r=https%3A%2F%2Fh%2F%3Fjwt%3d***"),
    ])
  func nested(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "in a form",
    arguments: [
      ("client_id=a&client_secret=b&scope=c", "client_id=a&client_secret=***&scope=c"),
      ("client_secret=p%20w+x", "client_secret=***"),
      ("a=1&amp;client_secret=b&amp;c=2", "a=1&amp;client_secret=***&amp;c=2"),
      ("client_secret=a,b;c)d]e}f", "client_secret=***"), ("client_secret=&x=1", "client_secret=&x=1"),
      ("<![CDATA[password=a]]></Body>", "<![CDATA[password=***]]></Body>"),
      ("https://example.org/?api_key=abc&x=1", "https://example.org/?api_key=***&x=1"),
      ("grant_type=password&username=u&password=p", "grant_type=password&username=u&password=***"),
      ("access_token=a\nx=1", "access_token=***\nx=1"), ("password[]=a&x=1", "password[]=***&x=1"),
      ("user[password]=a&x=1", "user[password]=***&x=1"), ("a[2][token][0]=b", "a[2][token][0]=***"),
      ("user%5Bpassword%5D=a&x=1", "user%5Bpassword%5D=***&x=1"),
      ("password%5B%5D=a&x=1", "password%5B%5D=***&x=1"),
      (#"{"x":["password"],"y":"b"}"#, #"{"x":["password"],"y":"b"}"#),
    ])
  func form(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "in a definition's headers, well-formed or not",
    arguments: [
      ("<Key>X-Api-Key</Key><Value>abc def</Value>", "<Key>X-Api-Key</Key><Value>***</Value>"),
      ("<Value>abc def</Value>\n <Key>X-Api-Key</Key>", "<Value>***</Value>\n <Key>X-Api-Key</Key>"),
      (
        "<Value>Bearer abc</Value><Key>Authorization</Key>",
        "<Value>Bearer ***</Value><Key>Authorization</Key>"
      ),
      (
        "<Key>Authorization</Key>\n  <Value>Bearer abc</Value>",
        "<Key>Authorization</Key>\n  <Value>Bearer ***</Value>"
      ),
      ("<Key>Authorization</Key><Value>abc", "<Key>Authorization</Key><Value>***"),
      ("<Header><Key>Cookie</Key><Value>a=b; c=d</Value", "<Header><Key>Cookie</Key><Value>***</Value"),
      (
        "<Key>\n  X-Api-Key\n</Key>\n<Value>\n  abc</Value>",
        "<Key>\n  X-Api-Key\n</Key>\n<Value>\n  ***</Value>"
      ),
      (
        "<Key>X-Api-Key</Key><!-- c --><Value >abc</Value>",
        "<Key>X-Api-Key</Key><!-- c --><Value >***</Value>"
      ),
      (
        "<Key><![CDATA[X-Api-Key]]></Key><Value><![CDATA[a<b]]></Value>",
        "<Key><![CDATA[X-Api-Key]]></Key><Value><![CDATA[***]]></Value>"
      ),
      (
        "<Key>Authorization</Key><Value>Bearer <![CDATA[abc]]></Value>",
        "<Key>Authorization</Key><Value>Bearer <![CDATA[***]]></Value>"
      ),
      (
        "<Key>Authorization</Key><Value>Bearer $(AccessToken)</Value>",
        "<Key>Authorization</Key><Value>Bearer $(AccessToken)</Value>"
      ),
      (
        "<Key>X-Api-Key</Key><Value></Value><Key>X</Key><Value>v</Value>",
        "<Key>X-Api-Key</Key><Value></Value><Key>X</Key><Value>v</Value>"
      ),
      (
        "<Key>Content-Type</Key><Value>application/json</Value>",
        "<Key>Content-Type</Key><Value>application/json</Value>"
      ),
    ])
  func headers(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "after Bearer and Basic",
    arguments: [
      ("Bearer abc.def-_~+/=", "Bearer ***"), ("'Authorization: Bearer abc'", "'Authorization: Bearer ***'"),
      ("<Value>basic dTpw</Value>", "<Value>basic ***</Value>"), ("\"BEARER  abc\"", "\"BEARER  ***\""),
      ("the Bearer of this", "the Bearer of this"), ("Basic", "Basic"),
      ("\"token_type\": \"Bearer\"", "\"token_type\": \"Bearer\""),
    ])
  func schemes(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "what a service says of schemes, or calls Basic, is none",
    arguments: [
      ("{\"a\":\"Basic plan\"}", "{\"a\":\"Basic plan\"}"), ("Basic support", "Basic support"),
      ("<s>basic information here</s>", "<s>basic information here</s>"),
      ("\"Bearer authentication failed\"", "\"Bearer authentication failed\""),
      ("Bearer tokens are required", "Bearer tokens are required"), ("Basic dTpwYXNz", "Basic ***"),
      ("Basic plan9:x", "Basic ***"), ("Bearer abc\nd", "Bearer ***\nd"),
      ("\"Bearer abc\"", "\"Bearer ***\""),
    ])
  func prose(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text, holes: false) == masked)
  }

  @Test(
    "in the user information of a URL",
    arguments: [
      ("https://user:pa55@example.org/x", "https://user:***@example.org/x"),
      ("https://user:p@ss@example.org", "https://user:***@example.org"),
      ("https://user:a:b@example.org?x=y@z", "https://user:***@example.org?x=y@z"),
      ("https://:p@h", "https://:***@h"),
      ("https://user@example.org", "https://***@example.org"),
      ("https://example.org:8443/a@b", "https://example.org:8443/a@b"),
      ("https://user:$(Pass|word)@h and x@y", "https://user:$(Pass|word)@h and x@y"),
      ("https://u:a#(Key)b@h", "https://u:***#(Key)***@h"),
      ("<Url>https://u:p@h</Url>", "<Url>https://u:***@h</Url>"),
      ("https://client_secret:p@h/x", "https://client_secret:***@h/x"),
    ])
  func userInformation(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "holes in a secret stay visible, and so does a mask",
    arguments: [
      ("client_secret=#(PaymentSecret)&x=1", "client_secret=#(PaymentSecret)&x=1"),
      ("client_secret=~~~REPLACE~~~", "client_secret=~~~REPLACE~~~"),
      ("client_secret=a~~~REPLACE:my secret~~~b", "client_secret=***~~~REPLACE:my secret~~~***"),
      ("\"password\": \"$(First Word)-$(Second)\"", "\"password\": \"$(First Word)***$(Second)\""),
      ("password=***", "password=***"),
      ("<Key>X-Token</Key><Value>a $(B) c</Value>", "<Key>X-Token</Key><Value>***$(B)***</Value>"),
    ])
  func holes(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
    #expect(SecretMask.masked(masked) == masked)
  }

  @Test(
    "what is no secret stays as it is",
    arguments: [
      "", "token", "password", "grant_type=client_credentials&scope=globalpci",
      "<Destination>TokenType</Destination>",
      "<Locator>access_token</Locator>\n<Destination>AccessToken</Destination>",
      "\"token_type\": \"Bearer\", \"expires_in\": 3600",
      "TokenType=Bearer", "mask the token, please", "é\u{1F600} & <x> ]]>", "://", "https://", "secret=",
      "secret:", "<Key>Token",
      "<secret", "&lt;secret", "//u:p@h",
    ])
  func unchanged(_ text: String) {
    #expect(SecretMask.masked(text) == text)
  }

  @Test(
    "but not the formatter of a placeholder, unless it cannot be one",
    arguments: [
      ("Bearer $(AccessToken:ToLowercase)", "Bearer $(AccessToken:ToLowercase)"),
      ("\"x\": $(Auth|AccessToken:A:B)", "\"x\": $(Auth|AccessToken:A:B)"),
      ("$(AccessToken:t0ken)", "$(AccessToken:***)"), ("$(AccessToken: abc)", "$(AccessToken: ***)"),
      ("$(AccessToken:abc", "$(AccessToken:***"), ("(AccessToken:abc)", "(AccessToken:***)"),
      ("$(x=AccessToken:abc)", "$(x=AccessToken:***)"), ("#(AccessToken:abc)", "#(AccessToken:***)"),
    ])
  func formatters(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test("what certain names give away is found by these alone")
  func named() {
    let text = "pin=12&password=ab&PIN=\"c d\""
    let ranges = SecretMask.ranges(in: Array(text.utf8)) {
      String(decoding: $0, as: UTF8.self).lowercased() == "pin"
    }
    #expect(ranges.map { SourceText(text)[$0] } == ["12", "c d"])
  }

  @Test("the ranges are in order and do not overlap, whatever the text")
  func ranges() {
    let pieces = [
      "token", "=", ":", "\"", "\\", "'", "<", ">", "</", "<Key>", "</Key>", "<Value>", "<![CDATA[", "]]>",
      "&quot;", "&lt;", "&gt;",
      "://", "@", "$(", "#(", ")", "~~~REPLACE~~~", "***", " ", "\n", "Bearer", "password", "a", "[", "]",
      "{", "}", "<!--", "-->", "é", "name", "key", "value", ",",
    ]
    var random = CaseGenerator(seed: 8)
    var count = 0
    for _ in 0..<5000 {
      let text = (0..<random.below(16)).map { _ in random.pick(pieces) }.joined()
      let ranges = SecretMask.ranges(in: Array(text.utf8))
      count += ranges.count
      let bounds = ranges.flatMap { [$0.start, $0.end] }
      #expect(bounds == bounds.sorted() && ranges.allSatisfy { !$0.isEmpty }, "\(text)")
      #expect((bounds.last ?? 0) <= text.utf8.count)
    }
    #expect(count > 100)
  }

  @Test(
    "of a secret header only a known scheme is shown",
    arguments: [
      ("Authorization", "Bearer abc", "Bearer ***"), ("Authorization", "Basic dTpw", "Basic ***"),
      ("authorization", "Digest username=\"u\", response=\"x\"", "Digest ***"),
      ("Authorization", "abc", "***"),
      ("Authorization", "my secret", "***"), ("X-Api-Key", "my secret key", "***"),
      ("Cookie", "session=abc; other=1", "***"),
      ("Set-Cookie", "a=b", "***"), ("Authorization", "", ""), ("Authorization", "Bearer ", "Bearer "),
      ("X-Plain", "hello", "hello"), ("X-Plain", "Bearer abc", "Bearer ***"),
      ("X-Url", "https://u:p@h", "https://u:***@h"),
      ("TokenType", "Bearer", "Bearer"),
      // A challenge, by which a server asks for credentials.
      ("WWW-Authenticate", "Basic realm=\"x\", charset=\"UTF-8\"", "Basic realm=\"x\", charset=\"UTF-8\""),
      ("WWW-Authenticate", "Bearer Error=\"invalid_token\"", "Bearer Error=\"invalid_token\""),
      ("WWW-Authenticate", "Bearer realms", "Bearer ***"),
    ])
  func headerValue(_ name: String, _ value: String, _ masked: String) {
    #expect(SecretMask.masked(headerValue: value, named: name) == masked)
  }
}
