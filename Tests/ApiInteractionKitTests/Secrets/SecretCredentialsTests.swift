import Testing

@testable import ApiInteractionKit

@Suite("Credentials and keys in a text")
struct SecretCredentialsTests {
  @Test(
    "credentials after a scheme are masked in quotes, and as parameters",
    arguments: [
      (#"Authorization: Bearer \"Zq7\""#, #"Authorization: Bearer \"***\""#),
      (#"{"x":"Authorization: Bearer \"Zq7\"","y":1}"#, #"{"x":"Authorization: Bearer \"***\"","y":1}"#),
      ("Authorization: Bearer “Zq7” x", "Authorization: Bearer “***” x"),
      (#"Authorization: Token token=\"Zq7\""#, "Authorization: Token ***"),
      (#"Authorization: Token token="Zq7", nonce="a b"; c"#, "Authorization: Token ***; c"),
      (
        #"{"x":"Authorization: Digest username=\"u\", response=\"Zq7\", nc=1","y":2}"#,
        #"{"x":"Authorization: Digest ***","y":2}"#
      ),
      ("Authorization: Token Zq7==", "Authorization: Token ***"),
      (#"{"x":"Authorization: Token Zq7=="}"#, #"{"x":"Authorization: Token ***"}"#),
      (#"{"x":"Authorization: Bearer "}"#, #"{"x":"Authorization: Bearer "}"#),
      ("Authorization: Digest $(A)", "Authorization: Digest $(A)"),
      (#"{"auth":"Basic dXNlcjpwYXNz"}"#, #"{"auth":"Basic ***"}"#),
    ])
  func credentials(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "a misspelt Authorization is one", arguments: ["Authorisation", "Autorization", "Authorizaton"],
    ["BearerZq7", "“Bearer Zq7”", "Bearer\u{A0}Zq7", "ApiKey Zq7 ${X}", "Bearer Zq7"])
  func misspelt(_ name: String, _ value: String) {
    let masked = SecretMask.masked("<Key>\(name)</Key><Value>\(value)</Value>")
    #expect(!masked.contains("Zq7") && masked.hasSuffix("***</Value>"))
  }

  @Test(
    "a private key is masked up to its end, or that of the text",
    arguments: [
      (
        "a\n-----BEGIN RSA PRIVATE KEY-----\nZq7\n-----END RSA PRIVATE KEY-----\nb", "a\n***\nb"
      ),
      (
        #"{"x":"a\n-----BEGIN PRIVATE KEY-----\nZq7\n-----END PRIVATE KEY-----\n","y":1}"#,
        #"{"x":"a\n***\n","y":1}"#
      ),
      ("x=-----BEGIN+EC+PRIVATE+KEY-----Zq7", "x=***"),
      (
        "-----BEGIN PRIVATE KEY-----$(A)-----END PRIVATE KEY-----", "***$(A)***"
      ),
      (
        "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----"
      ),
    ])
  func keys(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "what stands where a formatter does and resembles none is no part of a placeholder in a secret",
    arguments: [
      (#"{"password":"$(A:Zq7)","x":"$(A:Zq7)"}"#, #"{"password":"$(A:***)","x":"$(A:Zq7)"}"#),
      ("password=$(A:hunter)&x=1", "password=$(A:***)&x=1"),
      ("password=$(A:ToLowercase)", "password=$(A:ToLowercase)"),
      ("password=#(A:Zq7:ToLowerCase)", "password=#(A:***)"), ("password=$(A:)", "password=$(A:)"),
    ])
  func formatters(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "keys that sign and encrypt are secrets, and that of an account in a connection string",
    arguments: [
      ("X-Signing-Key: Zq7", "X-Signing-Key: ***"),
      ("{\"encryptionKey\":\"Zq7\"}", "{\"encryptionKey\":\"***\"}"),
      ("hmac_key=Zq7", "hmac_key=***"),
      (
        "\"c\":\"Protocol=https;AccountName=a;AccountKey=Zq7==\"",
        "\"c\":\"Protocol=https;AccountName=a;AccountKey=***\""
      ),
      ("accountKeyId=1&connectionString=a", "accountKeyId=1&connectionString=a"),
    ])
  func names(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }

  @Test(
    "the password of a user who is given to curl is masked",
    arguments: [
      ("curl -u bob:Zq7 https://a.example/", "curl -u bob:*** https://a.example/"),
      ("curl --user bob:Zq7", "curl --user bob:***"),
      ("curl --user=bob:Zq7 -d x", "curl --user=bob:*** -d x"),
      ("<!-- curl -u bob:Zq7 -->", "<!-- curl -u bob:*** -->"),
      ("<Body>-u bob:Zq7</Body>", "<Body>-u bob:***</Body>"),
      ("-u 'bob:Zq 7' x", "-u 'bob:***' x"), ("-u \"bob:Zq7'\" x", "-u \"bob:***\" x"),
      (#"{"a":"curl -u \"bob:Zq7\" x"}"#, #"{"a":"curl -u \"bob:***\" x"}"#),
      (#"{"a":"curl -u bob:Zq7"}"#, #"{"a":"curl -u bob:***"}"#),
      ("-u &quot;bob:Zq7&quot; x", "-u &quot;bob:***&quot; x"), ("-u bob:Zq,7;&x", "-u bob:***&x"),
      ("-u bob@a.example:Zq7:8", "-u bob@a.example:***"), ("-u :Zq7", "-u :***"),
      ("curl -U bob:Zq7 --proxy-user bob:Zq8", "curl -U bob:*** --proxy-user bob:***"),
      ("-u $(User):Zq7", "-u $(User):***"), ("-u $(User:ToLowerCase):Zq7", "-u $(User:ToLowerCase):***"),
      ("-u bob:$(Password)", "-u bob:$(Password)"), ("-u bob:#(Password) x", "-u bob:#(Password) x"),
      ("curl -u bob https://a.example/", "curl -u bob https://a.example/"), ("-u", "-u"),
      ("-u bob:", "-u bob:"),
      ("-u https://a.example/b", "-u https://a.example/b"), ("-user bob:Zq7", "-user bob:Zq7"),
      ("-u 'bob' a:b", "-u 'bob' a:b"), ("x-u bob:Zq7", "x-u bob:Zq7"),
    ])
  func users(_ text: String, _ masked: String) {
    #expect(SecretMask.masked(text) == masked)
  }
}
