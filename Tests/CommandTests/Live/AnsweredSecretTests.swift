import Foundation
import TestSupport
import Testing

/// What a service gives back of the secrets that it was sent, or has of its own.
@Suite("Secrets in an answer")
struct AnsweredSecretTests {
  /// Sends a definition and gives all that is shown of it: the panel, JSON, what was expected, the record, and what map makes
  /// of that.
  private func shown(
    body: String = "", answer: String, type: String = "JSON", locator: String = "a", headers: [String] = [],
    destination: String = "A", dataType: String = "String", configuration: String = "{}", header: String = "",
    status: Int = 0, mapped: Int? = nil
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    let server = try RawServer(headers: headers, body: Array(answer.utf8), in: folder)
    try folder.write(configuration, to: "config.json")
    try folder.write(
      """
      <ApiInteraction><Request><Url>\(server.url)/</Url><Method>POST</Method><Headers>\(header)</Headers><Body><![CDATA[\(body)]]></Body>
      </Request><Response><Type>\(type)</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field>
      <Locator>\(locator)</Locator><Destination>\(destination)</Destination><DataType>\(dataType)</DataType></Field></Fields></Response>
      </ApiInteraction>
      """, to: "d.xml")
    let test = ["test", "d.xml", "--config-file", "config.json"]
    var shown: [String] = []
    for more in [["--record", "r.json"], ["--format", "json"], ["--expect", "\(destination)=x"]] {
      let result = try Command.run(test + more, in: folder.url)
      #expect(result.status == (more.first == "--expect" ? 1 : status), "\(result)")
      #expect(result.output.contains("***"))
      shown.append(result.output + result.error)
    }
    let again = try Command.run(["map", "d.xml", "r.json", "--format", "json"], in: folder.url)
    #expect(again.status == (mapped ?? status), "\(again)")
    try server.stop()
    return shown + [try folder.text("r.json"), again.output]
  }

  private func expect(_ shown: [String], toHide secrets: String...) {
    for text in shown {
      for secret in secrets { #expect(!text.contains(secret), "\(text)") }
    }
  }

  @Test(
    "a literal of the body is hidden as the service reads it",
    arguments: [
      (#"{"password":"pa\"S3CRET1"}"#, #"{"a":"pa\"S3CRET1"}"#),
      ("<r><password>a&amp;b&lt;S3CRET1</password></r>", #"{"a":"a&b<S3CRET1"}"#),
      (#"{"password":"a\u0026b=S3CRET1"}"#, #"{"a":"a&b=S3CRET1"}"#),
      ("client_secret=a%2Fb%2BS3CRET1", #"{"a":"a/b+S3CRET1"}"#),
    ])
  func literals(body: String, answer: String) throws {
    expect(try shown(body: body, answer: answer), toHide: "S3CRET1")
  }

  @Test("a token of the response is hidden where it stands escaped in another way")
  func tokens() throws {
    expect(
      try shown(answer: #"{"id_token":"a\/b+longTOKEN","a":"a/b+longTOKEN"}"#), toHide: "longTOKEN")
    expect(
      try shown(
        answer: "<r><id_token>a&amp;blongTOKEN</id_token><a>a&#38;blongTOKEN</a></r>", type: "XML",
        locator: "/a"), toHide: "longTOKEN")
  }

  @Test("a token that only the URL in a header of the response names is hidden elsewhere")
  func located() throws {
    let headers = ["Location: https://x.example/cb?access_token=locTok12345", "X-Note: locTok12345"]
    expect(try shown(answer: #"{"a":"locTok12345"}"#, headers: headers), toHide: "locTok12345")
  }

  @Test(
    "a secret is hidden though markup stands in it",
    arguments: ["<a>bad key pa-<![CDATA[S3CRET]]>-99</a>", "<a><v>pa-<!-- x -->S3CRET-99</v></a>"])
  func markup(answer: String) throws {
    for shown in try [
      shown(
        body: "p=#(K)", answer: "<r>\(answer)</r>", type: "XML", locator: "/r/a",
        configuration: #"{"K":"pa-S3CRET-99"}"#),
      shown(
        answer: "<r><t>pa-S3CRET-99</t>\(answer)</r>", type: "XML", locator: "/r/t",
        destination: "AccessToken"),
    ] {
      expect(shown, toHide: "S3CRET")
    }
  }

  @Test("what a secret element, or a secret object, holds is hidden, there and elsewhere")
  func inner() throws {
    let xml = "<r><%><v>SEKRETlong1</v></%><a>SEKRETlong1</a></r>"
    expect(
      try shown(answer: xml.replacing("%", with: "access_token"), type: "XML", locator: "/r/a"),
      toHide: "SEKRET")
    expect(
      try shown(
        answer: xml.replacing("%", with: "t"), type: "XML", locator: "/r/t", destination: "AccessToken"),
      toHide: "SEKRET")
    let json = #"{"%":{"v":["SEKRETlong1"]},"a":"SEKRETlong1"}"#
    expect(try shown(answer: json.replacing("%", with: "access_token")), toHide: "SEKRET")
    expect(
      try shown(answer: json.replacing("%", with: "t"), locator: "t", destination: "AccessToken"),
      toHide: "SEKRET")
  }

  @Test(
    "what is meant for a secret data source is hidden though it is not stored",
    arguments: [
      (#"{"t":"SEKRETlong1","a":"SEKRETlong1", bad"#, "JSON", "t", 1),
      (#"{"t":"S3K","#, "JSON", "x[0].t[1]", 1),
      (#"{"t":"SEKRETlong1","t":"xyz1"}"#, "JSON", "t", 0),
      (#"{"t":"xyz1","t":"SEKRETlong1"}"#, "JSON", "t", 0),
      (#"{"x":{"t":"SEKRETlong1"},"x":{"t":"xyz1"}}"#, "JSON", "x.t", 0),
      (#"{"my t":"S3K","#, "JSON", "['my t']", 1), ("<r><t>S3K</t><a>", "XML", "/r/t[1]/text()", 1),
      ("<r t='S3K'><a>", "XML", "string(/r/@t)", 1),
      ("<r><t>S3K</t><a>", "XML", "/r/*[local-name()='t']", 1),
    ])
  func unstored(answer: String, type: String, locator: String, status: Int) throws {
    expect(
      try shown(answer: answer, type: type, locator: locator, destination: "AccessToken", status: status),
      toHide: "SEKRET", "S3K", "xyz1")
  }

  @Test("a token is hidden though it is not of its data type")
  func refused() throws {
    expect(
      try shown(
        answer: #"{"t":"SEKRETlong1","a":"SEKRETlong1"}"#, locator: "t", destination: "AccessToken",
        // In the record a mask stands for it, which may be of any type.
        dataType: "Integer", status: 1, mapped: 0), toHide: "SEKRET")
  }

  @Test(
    "a short secret that only a response names is hidden beside its name; one that is stored, elsewhere, too")
  func short() throws {
    let answer = #"{"pwd":"finish","a":"finished in time"}"#
    #expect(try shown(answer: answer)[0].contains(#"{"pwd":"***","a":"finished in time"}"#))
    expect(try shown(answer: answer, locator: "pwd"), toHide: "finish")
    expect(try shown(answer: #"{"pwd":"finished","a":"finished in time"}"#), toHide: "finish")
  }

  @Test("every cookie that is set is hidden where it comes again, and what is said of it is not")
  func cookies() throws {
    let shown = try shown(
      answer: #"{"a":"SECONDCOOKIE and FIRSTCOOKIE for accounts.example.com"}"#,
      headers: [
        "Set-Cookie: a=FIRSTCOOKIE; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/",
        "Set-Cookie: sid=SECONDCOOKIE; Domain=accounts.example.com; HttpOnly",
      ])
    expect(shown, toHide: "FIRSTCOOKIE", "SECONDCOOKIE")
    #expect(shown[0].contains("A            *** and *** for accounts.example.com  String"), "\(shown[0])")
  }

  @Test("a value of the configuration is hidden though its ends, or its lines, are not the same")
  func spellings() throws {
    expect(
      try shown(body: "p=#(K)", answer: #"{"a":"TOPS3CRETabc"}"#, configuration: #"{"K":"TOPS3CRETabc\n"}"#),
      toHide: "S3CRET")
    let secret = String(repeating: "0123456789-abcdefghijklmnopq", count: 3)
    let lines = Data(secret.utf8).base64EncodedString(options: .lineLength76Characters)
    let json = lines.replacing("\r\n", with: #"\r\n"#)
    expect(
      try shown(body: "p=#(K)", answer: #"{"a":"\#(json)"}"#, configuration: #"{"K":"\#(secret)"}"#),
      toHide: String(lines.suffix(24)), String(lines.prefix(24)))
    expect(
      try shown(
        body: "p=#(K)", answer: #"{"a":"{\"key\":\"Zm9v\\/YmFyQmF6\"}"}"#,
        configuration: #"{"K":"Zm9v/YmFyQmF6"}"#), toHide: "Zm9v", "YmFyQmF6")
  }

  @Test("the password of Basic is hidden though its bytes are ISO-8859-1")
  func latin1() throws {
    let credentials = Data("user:Pw7s\u{E9}kret".unicodeScalars.map { UInt8($0.value) }).base64EncodedString()
    expect(
      try shown(
        answer: #"{"a":"it is Pw7s\u00e9kret","b":"Pw7sékret"}"#,
        header: "<Header><Key>Authorization</Key><Value>Basic \(credentials)</Value></Header>"),
      toHide: "Pw7s", "kret")
  }

  @Test("what is hidden in JSON within JSON leaves JSON")
  func replayed() throws {
    let shown = try shown(
      body: "p=#(K)", answer: #"{"v":"\\u00e4\\\"bcdefgh","a":"kept"}"#, configuration: #"{"K":"ä\"bcdefgh"}"#
    )
    #expect(shown.last?.contains(#""A": "kept""#) == true, "\(shown)")
  }
}
