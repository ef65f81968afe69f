import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Rules about secrets and card data")
struct SecurityRuleTests {
  private static let json = "<Header><Key>Content-Type</Key><Value>application/json</Value></Header>"
  private static let form =
    "<Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>"

  private static let xml = "<Header><Key>Content-Type</Key><Value>application/xml</Value></Header>"

  private static let text = "<Header><Key>Content-Type</Key><Value>text/plain</Value></Header>"

  private func found(_ body: String, _ header: String) -> [String] {
    FoundIn("\(header)<Body><![CDATA[\(body)]]></Body>").findings.filter {
      !$0.hasPrefix("unescaped-json-value")
    }
  }

  @Test(
    "names are card data by their words together, those of what is around them among them",
    arguments: [
      (#"{"cc": {"number": "$(A)"}}"#, ["card-data: number"]),
      (#"{"card": {"no": "$(A)"}}"#, ["card-data: no"]), (#"{"C_V_V": "$(A)"}"#, ["card-data: C_V_V"]),
      (#"{"c.v.v": "$(A)"}"#, ["card-data: c.v.v"]), (#"{"cc_number": "$(A)"}"#, ["card-data: cc_number"]),
      (#"{"ccExpiry": "$(A)"}"#, ["card-data: ccExpiry"]), (#"{"account": {"number": "$(A)"}}"#, []),
      (#"{"access": "$(A)"}"#, []), (#"{"cc": "$(A)"}"#, []), (#"{"cscAgent": "$(A)"}"#, []),
      (#"{"pan_number": "$(A)"}"#, ["card-data: pan_number"]),
      (#"{"validThru": "$(A)"}"#, ["card-data: validThru"]),
      (#"{"creditCard": "$(A)"}"#, ["card-data: creditCard"]), (#"{"creditCardType": "$(A)"}"#, []),
      (#"{"creditCard": {"number": "$(A)"}}"#, ["card-data: number"]), (#"{"validFrom": "$(A)"}"#, []),
      (#"{"pincode": "560001"}"#, []), (#"{"card": {"pincode": "$(A)"}}"#, ["card-data: pincode"]),
      (#"{"pinCode": "$(A)"}"#, ["card-data: pinCode"]), (#"{"tax": {"panNumber": "$(A)"}}"#, []),
      (#"{"verificationCode": "$(IVRSlot|SmsCode)"}"#, []),
      (#"{"verificationCode": "$(IVRSlot|Code)"}"#, ["card-data: verificationCode"]),
      (#"{"a": "$(IVRSlot|PIN)"}"#, ["card-data: $(IVRSlot|PIN)"]),
      (#"{"a": "$(IVRSlot|Pan)"}"#, ["card-data: $(IVRSlot|Pan)"]),
      (#"{"a": "$(IVRSlot|Expiry)"}"#, ["card-data: $(IVRSlot|Expiry)"]),
      (#"{"a": "$(Globex|PIN)"}"#, ["card-data: $(Globex|PIN)"]), (#"{"a": "$(Globex|Expiry)"}"#, []),
      (#"{"order": {"pin": "$(A)"}}"#, ["card-data: pin"]), (#"{"order": {"expiry": "$(A)"}}"#, []),
      (#"{"payment": {"expiry": "$(A)"}}"#, ["card-data: expiry"]), (#"{"session": {"pin": "$(A)"}}"#, []),
      (#"{"address": {"pin": "560001"}}"#, []), (#"{"a": "$(Conference|PIN)"}"#, []),
      (#"{"a": "$(Tax|PAN)"}"#, []), (#"{"a": "$(IVRSlot|PinStatus)"}"#, []), (#"{"doorPin": "$(A)"}"#, []),
      (#"{"loyaltyCardNumber": "$(A)", "library_card_number": "$(A)", "giftCardNumber": "$(A)"}"#, []),
      (#"{"membershipCardNumber": "$(A)", "simCardNumber": "$(A)", "healthCardNumber": "$(A)"}"#, []),
      (#"{"loyaltyCard": {"number": "$(A)"}, "cardNumber": "$(Loyalty|CardNumber)"}"#, []),
      (#"{"loyaltyCardNumber": "4111111111111111"}"#, ["card-data: 4111111111111111"]),
      (#"{"loyalty": {"creditCardNumber": "$(A)"}}"#, ["card-data: creditCardNumber"]),
      (
        #"{"expiryDate": "2027-12-31", "expiry": "2027-12-31T10:00:00Z", "expirationDate": "31.12.2027"}"#, []
      ),
      (#"{"a": {"expiry": "never"}, "pin": false, "expiryMonth": null, "cvv": null}"#, []),
      (#"{"pin": true}"#, []),
      (#"{"expiryDate": "2027-12"}"#, ["card-data: expiryDate"]),
      (#"{"expiry": "12/27"}"#, ["card-data: expiry"]),
      (#"{"card": {"expiryDate": "2027-12-31"}}"#, ["card-data: expiryDate"]),
      (#"{"cardExpiryDate": "2027-12-31"}"#, ["card-data: cardExpiryDate"]),
      (#"{"expiryDate": "$(A)-12-31"}"#, ["card-data: expiryDate"]),
      (#"{"csc": "$(A)"}"#, ["card-data: csc"]), (#"{"cardCsc": "$(A)"}"#, ["card-data: cardCsc"]),
    ] as [(String, [String])])
  func cardNames(_ body: String, _ expected: [String]) {
    #expect(found(body, Self.json) == expected)
  }

  @Test(
    "card numbers are found among other numbers",
    arguments: [
      ("4111111111111111", ["4111111111111111"]), ("12 4111 1111 1111 1111", ["4111 1111 1111 1111"]),
      ("2024-4111111111111111", ["4111111111111111"]),
      ("4111 1111 1111 1111 12", ["4111 1111 1111 1111"]),
      ("4111111111111111 5500005555555559", ["4111111111111111", "5500005555555559"]),
      ("4111111111111112", []), ("x4111111111111111", []), ("4111111111111111x", []),
      ("41111111111111114111", []), ("%B4111111111111111^DOE/JOHN^2512101", ["4111111111111111"]),
      ("B4111111111111111", []), ("378282246310005", ["378282246310005"]),
      ("30569309025904", ["30569309025904"]), ("3530111333300000", ["3530111333300000"]),
      ("6011111111111117", ["6011111111111117"]), ("2223003122003222", ["2223003122003222"]),
      ("4539.5787.6362.1486", ["4539.5787.6362.1486"]), ("a: 4539.5787.6362.1486.", ["4539.5787.6362.1486"]),
      ("4539  5787  6362  1486", ["4539  5787  6362  1486"]), ("4539   5787   6362   1486", []),
      ("4539 - 5787 - 6362 - 1486", []), ("4539.5787.6362.1487", []), ("1.4539.5787.6362.1486", []),
      ("4539.5787.6362.1486.2", []), ("v4539.5787.6362.1486", []), ("453.957.876.362.148.6", []),
      ("4539..5787.6362.1486", []), ("192.168.100.200", []), ("+49.1511.2345.0009", []),
      // A phone, an account, a period, times, a device, an order and an article.
      ("+4915112345009", []), ("4915112345009", []), ("DE62 3704 0044 0532 0130 01", []),
      ("2024-01-01 2024-12-31", []), ("20240511120006", []), ("20240511123000", []), ("20240511 123414", []),
      ("4111\u{2014}1111\u{2014}1111\u{2014}1111", []), ("2024\u{2013}0511 123414", []),
      ("490154203237518", []), ("2024-0511-1234-5617", []), ("4006381333007", []),
    ] as [(String, [String])])
  func cardNumbers(_ text: String, _ expected: [String]) {
    #expect(found("{\"a\": \"\(text)\"}", Self.json) == expected.map { "card-data: \($0)" })
  }

  @Test(
    "card numbers are found and hidden with the spaces and hyphens of word processors between their digits",
    arguments: ["\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}", "\u{2010}", "\u{2011}", "\u{2013}"])
  func typographicCardNumbers(separator: String) {
    let number = ["4111", "1111", "1111", "1111"].joined(separator: separator)
    let part = "\(Self.json)<Body>{\"a\": \"\(number)\"}</Body>"
    #expect(FoundIn(part).findings == ["card-data: \(number)"])
    let result = Linter().lint(Array(RuleExample(part).definition.utf8))
    #expect(!TextReporter().report(FileReport(file: "a.xml", result: result)).contains("1111"))
    let reference = separator.unicodeScalars.map { "&#\($0.value);" }.joined()
    let escaped = number.replacing(separator, with: reference)
    let url = "<Url>https://a.example/?a=\(number.replacing(separator, with: encoded(separator)))</Url>"
    #expect(
      FoundIn("<Header><Key>X-A</Key><Value>\(escaped)</Value></Header>").findings == [
        "card-data: \(escaped)"
      ])
    #expect(FoundIn(url).findings.count == 1)
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
  }

  @Test(
    "card numbers are found however they are escaped",
    arguments: [
      "4111+1111+1111+1111", "4111++1111++1111++1111", "4111%20%201111+%201111%20+1111",
      "4111%201111%201111%201111", "4111%2D1111%2d1111-1111", "%34111111111111111",
      "4111111%31%31111111%31",
    ])
  func escapedCardNumbers(_ text: String) {
    #expect(found("a=20%20\(text)&b=1", Self.form) == ["card-data: \(text)"])
    #expect(FoundIn("<Url>https://a.example/x?a=%20\(text)</Url>").findings == ["card-data: \(text)"])
    #expect(found("{\"a\": \"\\n\(Self.json(text))\"}", Self.json) == ["card-data: \(Self.json(text))"])
    let references = text.replacing("1", with: "&#49;")
    let source = RuleExample("\(Self.form)<Body>a=\(references)</Body>").definition
    let result = Linter().lint(Array(source.utf8))
    #expect(
      result.diagnostics.filter { $0.rule == "card-data" }.map { result.source[$0.range] } == [references])
    #expect(!TextReporter().report(FileReport(file: "a.xml", result: result)).contains("111"))
  }

  /// A text with its first digit escaped for JSON, and hyphens.
  private static func json(_ text: String) -> String {
    "\\u0034111\\u002D1111-1111\\u00201111"
  }

  @Test(
    "secrets are found by names that may be others, in pairs, and by themselves",
    arguments: [
      (#"{"pass": "hunter2"}"#, json, ["hunter2"]), (#"{"pass": true}"#, json, []),
      (#"{"pass": 12}"#, json, []), (#"{"pass": 3.5}"#, json, []), (#"{"pass": "passed"}"#, json, []),
      (#"{"pass": "nein"}"#, json, []), (#"{"f": [{"name": "Password reset", "value": "open"}]}"#, json, []),
      (#"{"userPass": "hunter2"}"#, json, ["hunter2"]), ("db_pw=hunter2&x=1", form, ["hunter2"]),
      (#"{"adminPw": true, "userPass": "$(A)"}"#, json, []), (#"{"Passwort": "geheim"}"#, json, ["geheim"]),
      (#"{"passcode": "4711"}"#, json, ["4711"]), (#"{"motdepasse": "sesame"}"#, json, ["sesame"]),
      (#"{"boardingPass": "A7-X9", "bypass": "A7-X9"}"#, json, []),
      (#"{"pass": "yes", "x": "pass"}"#, json, []), (#"{"pass": "$(A)"}"#, json, []),
      (#"{"name": "password", "value": "hunter2"}"#, json, ["hunter2"]),
      (#"{"Value": "hunter2", "type": "s", "Key": "api_key"}"#, json, ["hunter2"]),
      (#"{"signature": "Regards, Joe", "emailSignature": "Joe\nAcme Ltd."}"#, json, []),
      (#"{"signature": "a3Bx9 zQ"}"#, json, ["a3Bx9 zQ"]), (#"{"plan": "Basic membership"}"#, json, []),
      (#"{"auth": "Basic dXNlcjpwYXNzd29yZDEyMw=="}"#, json, ["dXNlcjpwYXNzd29yZDEyMw=="]),
      (
        #"{"x": "-----BEGIN PRIVATE KEY-----\nMIIZq7\n-----END PRIVATE KEY-----\n", "y": 1}"#, json,
        [#"-----BEGIN PRIVATE KEY-----\nMIIZq7\n-----END PRIVATE KEY-----"#]
      ),
      (
        #"{"privateKey": "-----BEGIN PRIVATE KEY-----\nMIIZq7\n-----END PRIVATE KEY-----"}"#, json,
        [#"-----BEGIN PRIVATE KEY-----\nMIIZq7\n-----END PRIVATE KEY-----"#]
      ),
      (#"{"name": "colour", "value": "red"}"#, json, []),
      (#"{"credentials": "include", "authorization": "required"}"#, json, []),
      (#"{"credentials": "inclusive7"}"#, json, ["inclusive7"]),
      (#"{"consumerKey": "Zq7x9", "appKeyId": "a1", "primaryKey": "a1"}"#, json, ["Zq7x9"]),
      (##"{"name": "password", "value": "#(A)"}"##, json, []),
      (#"{"name": "password", "x": {"value": "red"}}"#, json, []),
      (
        #"{"x": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"}"#, json,
        ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"]
      ),
      (#"{"x": "eyJhbGciOiJIUzI1NiJ9.eyJz"}"#, json, []), ("pass=hunter2&x=1", form, ["hunter2"]),
      ("pw=hunter2&x=1", form, ["hunter2"]),
      ("pass=1&pw=true", form, []), ("client_assertion=abc.def&client_assertion_type=urn", form, ["abc.def"]),
      (#"<a pass="hunter2"/>"#, xml, ["hunter2"]), (#"<a pass="true"/>"#, xml, []),
      (#"<a><p name="password">hunter2</p></a>"#, xml, ["hunter2"]),
      (#"<a><p value="hunter2" x="y" name="password"/></a>"#, xml, ["hunter2"]),
      ("<a><name>password</name><type>s</type><value>hunter2</value></a>", xml, ["hunter2"]),
      ("<a><name>password</name><type>s</type><value>#(A)</value></a>", xml, []),
    ] as [(String, String, [String])])
  func literals(_ body: String, _ header: String, _ expected: [String]) {
    let part = "\(header)<Body><![CDATA[\(body)]]></Body>"
    #expect(found(body, header) == expected.map { "hardcoded-secret: \($0)" })
    let result = Linter().lint(Array(RuleExample(part).definition.utf8))
    let report = TextReporter().report(FileReport(file: "a.xml", result: result))
    for text in expected { #expect(!report.contains(text)) }
  }

  @Test(
    "secrets are found in headers by their names, and by themselves", arguments: ["X-Functions-Key", "X-A"])
  func headers(name: String) {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
    let header = "<Header><Key>\(name)</Key><Value>\(token)</Value></Header>"
    #expect(FoundIn(header).findings == ["hardcoded-secret: \(token)"])
  }

  @Test(
    "a word of a protocol in a header is no secret",
    arguments: [
      ("X-CSRF-Token", "Fetch"), ("X-CSRF-Token", "Required"), ("X-Atlassian-Token", "no-check"),
      ("X-Atlassian-Token", "nocheck"), ("X-Secret-Version", "2"),
    ])
  func protocolWords(name: String, value: String) {
    #expect(FoundIn("<Header><Key>\(name)</Key><Value>\(value)</Value></Header>").findings == [])
  }

  @Test("a header that only names where its credentials are holds none")
  func usernameToken() {
    let header = "<Header><Key>Authorization</Key><Value>WSSE profile=\"UsernameToken\"</Value></Header>"
    #expect(FoundIn(header).findings == [])
  }

  @Test(
    "what stands in the place of a secret is not quoted, whatever it is taken for",
    arguments: ["~~REPLACE:Zq7hunter~~", "$(A:Zq7hunter)", "$(A:hunter)", "$(A:ToLowerCase:Zq7hunter)"])
  func quoted(value: String) {
    let part = Self.json + "<Body><![CDATA[{\"password\": \"\(value)\"}]]></Body>"
    let result = Linter().lint(Array(RuleExample(part).definition.utf8))
    let report = TextReporter().report(FileReport(file: "a.xml", result: result))
    #expect(!result.diagnostics.isEmpty && !report.contains("hunter"))
  }

  private static let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"

  @Test(
    "a web token is one secret wherever it stands",
    arguments: [
      ("<Url>https://a.example/\(token)</Url>", "secret-in-url"),
      ("<Url>https://a.example/?x=\(token)&amp;y=1</Url>", "secret-in-url"),
      ("<Url>https://a.example/?access_token=\(token)</Url>", "secret-in-url"),
      ("<Header><Key>Cookie</Key><Value>a=1; session=\(token); b=2</Value></Header>", "hardcoded-secret"),
      ("<Header><Key>Cookie</Key><Value>\(token)</Value></Header>", "hardcoded-secret"),
      ("<Header><Key>X-A</Key><Value>Session \(token)</Value></Header>", "hardcoded-secret"),
      ("<Header><Key>Authorization</Key><Value>Bearer \(token)</Value></Header>", "hardcoded-secret"),
      (text + "<Body><![CDATA[Use \(token). Call $(CLID).]]></Body>", "hardcoded-secret"),
      (json + "<Body>{\"a\": [\"\(token)\"]}</Body>", "hardcoded-secret"),
      (json + "<Body>{\"password\": \"\(token)\"}</Body>", "hardcoded-secret"),
      (json + "<Body>{\"name\": \"token\", \"value\": \"\(token)\"}</Body>", "hardcoded-secret"),
      (form + "<Body><![CDATA[a=1&b=\(token)]]></Body>", "hardcoded-secret"),
    ])
  func webTokens(part: String, rule: String) {
    #expect(FoundIn(part).findings == ["\(rule): \(Self.token)"])
    let result = Linter().lint(Array(RuleExample(part).definition.utf8))
    #expect(!TextReporter().report(FileReport(file: "a.xml", result: result)).contains("c2lnbmF0dXJl"))
  }

  @Test(
    "what only resembles a web token is none",
    arguments: [
      "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9.$(Claims).$(Proof)", "xeyJhbGci.eyJzdWIi.c2ln", "JJJ",
      "eyJ", "eyJhbGci.a.b", "MyJob.eyJob.J",
    ])
  func otherTokens(text: String) {
    #expect(FoundIn(Self.text + "<Body><![CDATA[Use \(text) now]]></Body>").findings == [])
    #expect(FoundIn("<Url>https://a.example/\(text)</Url>").findings == [])
  }

  @Test("a switch in a Url is no secret", arguments: ["pass=1", "pass=true", "pw="])
  func switches(query: String) {
    #expect(FoundIn("<Url>https://a.example/?\(query)</Url>").findings == [])
    #expect(FoundIn("<Url>https://a.example/?pass=hunter2</Url>").findings == ["secret-in-url: hunter2"])
  }

  @Test(
    "an & that parts a secret is told with it",
    arguments: [
      ("user=ivr&password=Winter&2024Secret", ["Winter&2024Secret"]),
      ("password=Winter&2024&Secret&user=ivr", ["Winter&2024&Secret"]),
      ("user=ivr&password=#(P)&flag", []), ("user=ivr&password=&flag", []), ("user=Winter&2024", []),
    ] as [(String, [String])])
  func parted(_ body: String, _ expected: [String]) {
    let result = Linter().lint(
      Array(RuleExample("\(Self.form)<Body><![CDATA[\(body)]]></Body>").definition.utf8))
    let found = result.diagnostics.filter { $0.rule == "hardcoded-secret" }
    #expect(found.map { result.source[$0.range] } == expected)
    #expect(found.allSatisfy { $0.message.hasSuffix("An & in a value must be written %26.") })
    #expect(result.diagnostics.count == 1)
  }

  @Test("the expiry of a token is none of a card's, whichever of a field's two names says so")
  func tokenExpiry() {
    func found(_ locator: String, _ destination: String) -> [String] {
      FoundIn(
        "<Field><Locator>\(locator)</Locator><Destination>\(destination)</Destination><DataType>String</DataType></Field>"
      ).findings
    }
    #expect(found("expiry", "TokenExpiry") == [])
    #expect(found("token.expiry", "Expiry") == [])
    #expect(found("card.expiry", "Expiry") == ["card-data: card.expiry"])
    #expect(found("expiryDate", "Voucher|ExpiryDate") == [])
    #expect(found("pinCode", "Address|PinCode") == [])
    #expect(found("loyaltyCardNumber", "LoyaltyCardNumber") == [])
    #expect(found("member.cardNumber", "Loyalty|CardNumber") == [])
    #expect(found("cardNumber", "GiftCardNumber") == [])
    #expect(found("creditCard.number", "CardNumber") == ["card-data: creditCard.number"])
    #expect(found("digits", "IVRSlot|PIN") == ["card-data: IVRSlot|PIN"])
    #expect(found("digits", "IVR|PAN") == ["card-data: IVR|PAN"])
    #expect(found("order.pin", "Digits") == ["card-data: order.pin"])
    #expect(found("expiryDate", "Payment|ExpiryDate") == ["card-data: expiryDate"])
    #expect(found("cardNumber", "Voucher|Number") == ["card-data: cardNumber"])
  }

  @Test(
    "what is only said of a secret is none, nor what leads to the next page",
    arguments: [
      "passwordLength", "credentialType", "apiKeyHeader", "accessKeyId", "clientSecretExpiry",
      "tokenExpiresIn",
      "secretExpires", "pageToken", "next_token", "nextPageToken", "cursorToken", "continuationToken",
    ])
  func said(name: String) {
    #expect(found("{\"\(name)\": \"x1\"}", Self.json) == [])
  }

  @Test(
    "the value of a secret header that is written in another way is shown nowhere",
    arguments: [
      #"<Header Key="X-Api-Key" Value="S3KR3T99"/>"#, "<Header><Key>X-Api-Key</Key>S3KR3T99</Header>",
      #"<Header><Key>X-Api-Key</Key><Value text="S3KR3T99"/></Header>"#,
      #"<Header Key="X-Api-Key"><Value>S3KR3T99</Value></Header>"#,
    ])
  func otherWays(header: String) {
    let result = Linter().lint(Array(RuleExample(header).definition.utf8))
    #expect(!result.diagnostics.isEmpty)
    let reporters: [any Reporter] = [TextReporter(), SARIFReporter(version: "1"), JUnitReporter()]
    for reporter in reporters {
      #expect(!reporter.report([FileReport(file: "a.xml", result: result)]).contains("S3KR3T99"))
    }
  }

  @Test("a card number is shown nowhere")
  func shown() {
    let part = "\(Self.json)<Body><![CDATA[{\"cardNumber\": \"4111 1111 1111 1111\"}]]></Body>"
    let result = Linter().lint(Array(RuleExample(part).definition.utf8))
    #expect(result.diagnostics.map(\.rule) == ["card-data"])
    let report = FileReport(file: "a.xml", result: result)
    let reporters: [any Reporter] = [
      TextReporter(), JSONReporter(), SARIFReporter(version: "1"), GitHubReporter(), JUnitReporter(),
    ]
    for reporter in reporters { #expect(!reporter.report([report]).contains("1111")) }
  }

  @Test(
    "a name is read as the service reads it",
    arguments: [
      ("api%5Fkey=abc&a=b", ["hardcoded-secret: abc"]),
      ("card%5Fnumber=$(A)&a=b", ["card-data: card%5Fnumber"]),
    ] as [(String, [String])])
  func encodedNames(_ body: String, _ expected: [String]) {
    #expect(found(body, Self.form) == expected)
  }

  @Test(
    "a scheme and a placeholder are shown, whatever is wrong between them",
    arguments: [
      "Bearer$(AccessToken)", "Bearer: $(AccessToken)", "Basic#(Proxy)", "Bearer $(AccessToken)",
    ])
  func scheme(_ value: String) {
    let part = "<Header><Key>Authorization</Key><Value>\(value)</Value></Header>"
    #expect(Definition(Array(RuleExample(part).definition.utf8)).secrets.isEmpty)
  }
}
