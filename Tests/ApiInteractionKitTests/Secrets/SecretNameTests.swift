import Testing

@testable import ApiInteractionKit

@Suite("Secret names")
struct SecretNameTests {
  @Test(
    "a name that speaks of a secret is one, however it is written",
    arguments: [
      "client_secret", "ClientSecret", "client-secret", "SECRET", "password", "PassWord", "user.password",
      "password2",
      "passwd", "db_pwd", "Authorization", "Proxy-Authorization", "access_token", "AccessToken",
      "refresh_token", "token",
      "X-Auth-Token", "api_key", "X-Api-Key", "APIKEY", "apiKeyId", "Cookie", "Set-Cookie", "passphrase",
      "private_key",
      "privateKey", "credentials", "Group|AccessToken", "secret_1", "AccessToken2", "token_value",
      "tokenValue1", "tokens",
      "jwt", "id_jwt", "bearer", "sig", "X-Signature", "signature2", "Passwort", "db_passwort2", "passcode",
      "X-Auth-Key", "X-App-Key", "X-Client-Key", "X-Consumer-Key", "X-Master-Key", "X-License-Key", "authKey",
      "app_key",
      "clientKey", "consumer_key", "masterKey", "licenseKey",
      "MotDePasse", "mot_de_passe", "Kennwort", "wachtwoord",
    ])
  func secret(_ name: String) {
    #expect(SecretName.matches(name))
  }

  @Test(
    "any other name is none",
    arguments: [
      "", "TokenType", "token_type", "grant_type", "max_tokens", "value", "2", "config", "design",
      "bearer_of", "TokenCount", "client_id", "scope", "expires_in",
      "Content-Type", "key",
      "keyId", "primaryKey", "foreignKey", "sortKey", "appKeyId", "public_key", "cookies", "authorize",
      "AuthorizeResponseCode", "username", "pass", "amount",
      "cookieConsent", "secretary", "passwordExpiresAt", "password_policy", "secretQuestion",
      "api-key-expiry",
      "passwordRequired", "X-Secret-Version", "secret_version",
      "GlobalPCI|SessionId",
    ])
  func plain(_ name: String) {
    #expect(!SecretName.matches(name))
  }

  @Test(
    "a name that ends in pass or pw is that of a password, if its value is no switch's",
    arguments: [
      "pass", "PW", "userPass", "user_pass", "USER-PASS", "apiPass", "dbPass", "db_pw", "adminPw", "authPass",
      "loginPass", "ftp_pass", "smtpPass", "servicePass", "accountPass", "myPass", "user.pass",
    ])
  func unsure(_ name: String) {
    #expect(SecretName.matches(name, with: "hunter2x9!".utf8))
    for value in ["true", "1", "passed", ""] { #expect(!SecretName.matches(name, with: value.utf8)) }
  }

  @Test(
    "other names that end so are none",
    arguments: [
      "boardingPass", "compass", "bypass", "busPass", "skiPass", "userCompass", "s", "w", "", "ss", "view",
      "season_pass", "trespass", "userPassX",
    ])
  func others(_ name: String) {
    #expect(!SecretName.matches(name, with: "hunter2x9!".utf8))
  }

  @Test(
    "a word of a protocol is no secret, and is not masked",
    arguments: [
      ("X-CSRF-Token", "Fetch"), ("x-csrf-token", "fetch"), ("X-CSRF-Token", "Required"),
      ("X-Atlassian-Token", "no-check"), ("X-Atlassian-Token", "NoCheck"), ("credentials", "include"),
      ("credentials", "same-origin"), ("credentials", "omit"), ("authorization", "required"),
      ("authorization", "none"),
    ])
  func protocolWord(_ name: String, _ value: String) {
    #expect(!SecretName.matches(name, with: value.utf8) && SecretName.matches(name, with: "Zq7Fetch".utf8))
    #expect(SecretMask.masked(headerValue: value, named: name) == value)
    for text in [
      "<Key>\(name)</Key><Value>\(value)</Value>", "{\"\(name)\": \"\(value)\"}",
      "{\\\"\(name)\\\":\\\"\(value)\\\"}",
      "\(name): \(value)\r\n", "a=1&\(name)=\(value)&b=2", "<a><\(name)>\(value)</\(name)></a>",
    ] {
      #expect(SecretMask.masked(text) == text)
      #expect(SecretMask.masked(text, holes: false) == text)
      #expect(SecretMask.masked(text.replacing(value, with: "Zq7Fetch")).contains("***"))
    }
    let header =
      "<ApiInteraction><Request><Headers><Header><Key>\(name)</Key><Value> \(value) </Value></Header></Headers></Request></ApiInteraction>"
    #expect(Definition(Array(header.utf8)).secrets.isEmpty)
  }
}
