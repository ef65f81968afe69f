import Testing

@testable import ApiInteractionKit

@Suite("Secrets that hold what they must not")
struct BrokenSecretTests {
  @Test(
    "the whole password of a URL is masked, whatever stands in it",
    arguments: [
      (
        "<Url>https://ivr:Win 2024Secret@h.example.com/a@b</Url>",
        "<Url>https://ivr:***@h.example.com/a@b</Url>"
      ),
      ("<Url> https://ivr:Win/2024Secret@h.example.com/</Url>", "<Url> https://ivr:***@h.example.com/</Url>"),
      ("<Url>https://ivr:Win#2024?Secret@h.example.com/</Url>", "<Url>https://ivr:***@h.example.com/</Url>"),
      ("<Url>https//ivr:PW@api.example.com/v1</Url>", "<Url>https//ivr:***@api.example.com/v1</Url>"),
      ("<Url>https:/ivr:PW@api.example.com/v1</Url>", "<Url>https:/ivr:***@api.example.com/v1</Url>"),
      ("<Url>https:ivr:PW@api.example.com/v1</Url>", "<Url>https:ivr:***@api.example.com/v1</Url>"),
      ("<Url><![CDATA[https//ivr:P W@h/v1]]></Url>", "<Url><![CDATA[https//ivr:***@h/v1]]></Url>"),
      ("<Url>https://ivr:$(A)/2024@h/</Url>", "<Url>https://ivr:$(A)/2024@h/</Url>"),
      (#"{"x":"https://ivr:Win/2024Secret@h/"}"#, #"{"x":"https://ivr:***@h/"}"#),
      ("<Url>https://h.example.com:8443/a@b c@d</Url>", "<Url>https://h.example.com:8443/a@b c@d</Url>"),
      ("<Url>https://[::1]:8443/a@b</Url>", "<Url>https://[::1]:8443/a@b</Url>"),
      ("<Url>https://h.example.com/a:b@c</Url>", "<Url>https://h.example.com/a:b@c</Url>"),
      ("see http://h:x and mail a@b", "see http://h:x and mail a@b"),
    ])
  func urls(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "a quote in a form in no quotes does not end a value",
    arguments: [
      (
        "<Body>client_id=x&client_secret=p\"qZQX&scope=a</Body>",
        "<Body>client_id=x&client_secret=***&scope=a</Body>"
      ),
      ("<Body>client_secret=it's&scope=a</Body>", "<Body>client_secret=***&scope=a</Body>"),
      ("curl -d \"client_secret=abc\" x", "curl -d \"client_secret=***\" x"),
      ("<a b='password=abc' c='d'/>", "<a b='password=***' c='d'/>"),
    ])
  func forms(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "a quote in a text in quotes does not end it, nor does a < an element's",
    arguments: [
      (#"{"password":"Win"2024Secret"}"#, #"{"password":"***"}"#),
      (#"{"password":"Win" 2024"Secret", "x": "y"}"#, #"{"password":"***", "x": "y"}"#),
      ("{\"password\": \"Win\"2024Secret\"\n, \"x\": 1}", "{\"password\": \"***\"\n, \"x\": 1}"),
      (#"{"password":"Win" "x":"y"}"#, #"{"password":"***" "x":"y"}"#),
      ("<password>Win<2024Secret</password><x>y</x>", "<password>***</password><x>y</x>"),
      ("<password>Win<Secret</password><x>y</x>", "<password>***</password><x>y</x>"),
      ("<password>Win< Secret</password><x>y</x>", "<password>***</password><x>y</x>"),
      (#"<a password="Win"2024Secret"/><b x="y"/>"#, #"<a password="***"/><b x="y"/>"#),
      (#"<a password="Win"2024"Secret" x="y">z</a>"#, #"<a password="***" x="y">z</a>"#),
      (#"<a password="Win"2024Secret">z</a>"#, #"<a password="***">z</a>"#),
      (#"the password="a" is "b""#, #"the password="***" is "b""#),
      (#"<a password="Win" x = "y"/>"#, #"<a password="***" x = "y"/>"#),
    ])
  func quotes(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "nor does one where the name is a value beside it",
    arguments: [
      (#"{"name":"password","value":"pa"ss1"}"#, #"{"name":"password","value":"***"}"#),
      (
        #"[{"name":"password","value":"pa"ss"1"},{"name":"x","value":"y"}]"#,
        #"[{"name":"password","value":"***"},{"name":"x","value":"y"}]"#
      ),
      (
        #"{"name":"password","type":"a"b","value":"pa"ss1","x":"y"}"#,
        #"{"name":"password","type":"a"b","value":"***","x":"y"}"#
      ),
      (#"{"value":"pa"ss1","name":"password"}"#, #"{"value":"***","name":"password"}"#),
      (
        #"{"x":"y","value":"pa"ss1","type":"a"b", "name":"password"}"#,
        #"{"x":"y","value":"***","type":"a"b", "name":"password"}"#
      ),
      (#"<p name="password" value="pa"ss1"/><q x="y"/>"#, #"<p name="password" value="***"/><q x="y"/>"#),
      (
        "<p name='password' value='it's' x='y'>z</p>", "<p name='password' value='***' x='y'>z</p>"
      ),
      (#"<p value="pa"ss1" name="password"/>"#, #"<p value="***" name="password"/>"#),
    ])
  func pairs(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "what stands after an & in a parameter belongs to it, unless it has a name",
    arguments: [
      ("user=ivr&password=Winter&2024Secret", "user=ivr&password=***"),
      ("password=Winter&2024&Secret&x=1", "password=***&x=1"),
      ("password=Winter&amp;2024Secret&amp;x=1", "password=***&amp;x=1"),
      ("password=Winter&lt;b", "password=***&lt;b"), ("password=&flag", "password=&flag"),
      ("password=$(P)&flag", "password=$(P)&flag"), ("password=a&$(Rest)", "password=***&$(Rest)"),
      ("password=a&", "password=***&"), ("password=a&&x=1", "password=***&&x=1"),
      ("password=***&flag", "password=***&flag"), ("Bearer abc&flag", "Bearer ***&flag"),
    ])
  func parameters(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "a sign that is lost, or written once too often, hides no value",
    arguments: [
      ("<Key>X-Api-Key</Key><ValueZq7</Value>", "<Key>X-Api-Key</Key><Value***</Value>"),
      ("<Key>X-Api-Key</Key>< Value>Zq7</Value>", "<Key>X-Api-Key</Key>< Value>***</Value>"),
      ("<Key>X-Api-Key</Key><<Value>Zq7</Value>", "<Key>X-Api-Key</Key><<Value>***</Value>"),
      ("<Key>X-Api-Key</Key>&<Value>Zq7</Value>", "<Key>X-Api-Key</Key>&<Value>***</Value>"),
      ("<Key>X-Api-Key</Key\n<Value>Zq7</Value>", "<Key>X-Api-Key</Key\n<Value>***</Value>"),
      (#"{"password"": "Zq7", "x": "y"}"#, #"{"password"": "***", "x": "y"}"#),
      (#"{"password": ("Zq7"), "x": "y"}"#, #"{"password": ("***"), "x": "y"}"#),
      (#"{"password": $"Zq7", "x": "y"}"#, #"{"password": $"***", "x": "y"}"#),
      (#"{"password": &"Zq7"}"#, #"{"password": &"***"}"#),
      (#"{"password": $(A), "x": "y"}"#, #"{"password": $(A), "x": "y"}"#),
      (#"{"password":"","x":"y"}"#, #"{"password":"","x":"y"}"#),
      ("client_secret&=Zq7&x=y", "client_secret&=***&x=y"),
      ("client_secret=&x=y", "client_secret=&x=y"),
      ("<a><PasswordZq7</Password><x>y</x>", "<a><***</Password><x>y</x>"),
      ("<a>Password>Zq7</Password>", "<a>Password>***</Password>"),
      ("<Passwor> Zq7 </Password>", "<Passwor> *** </Password>"),
      ("<Authorizatio>Bearer Zq7</Authorization>", "<Authorizatio>Bearer ***</Authorization>"),
      (#"<a password"Zq7" x="y"/>"#, #"<a password"***" x="y"/>"#),
      (#"the password"x y"#, #"the password"x y"#),
      ("https;//bob:Zq7@x.example.com/a", "https;//bob:***@x.example.com/a"),
    ])
  func slips(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "what the elements in an element hold is hidden, and placeholders are not",
    arguments: [
      (
        "<Password><Value>Zq7</Value></Password>&<x>y</x>", "<Password><Value>***</Value></Password>&<x>y</x>"
      ),
      ("<Password><a b='Zq7'>$(A)</a></Password>", "<Password><a b='***'>$(A)</a></Password>"),
    ])
  func inner(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }
}
