import Foundation
import TestSupport
import Testing

@Suite("apiinteraction locators")
struct LocatorsCommandTests {
  private static let customer =
    #"{"customer": {"name": "Joe Dow", "age": 37, "vip": true, "tags": [], "note": null}}"#

  @Test("a table lists every locator with its type and value")
  func table() throws {
    #expect(
      try Command.run(["locators", "-"], input: Self.customer)
        == Command.Result(
          status: 0,
          output: """
            LOCATOR        DATA TYPE  VALUE
            customer       String     {5 members}
            customer.name  String     Joe Dow
            customer.age   Integer    37
            customer.vip   Boolean    true
            customer.tags  String     [0 members]
            customer.note  String     (null)

            """, error: ""))
    #expect(
      try Command.run(["locators", "-"], input: "<r><a n=\"1\"><b/></a><c>é\n\u{9B}2J</c></r>")
        == Command.Result(
          status: 0,
          output: """
            LOCATOR  DATA TYPE  VALUE
            /a       String     <1 element>
            /a/@n    Integer    1
            /a/b     String     
            /c       String     é \u{FFFD}2J

            """, error: ""))
  }

  @Test("a long value is cut in the table and whole in the JSON")
  func longValue() throws {
    let value = String(repeating: "x", count: 101)
    let input = "{\"a\":\"\(value)\"}"
    #expect(
      try Command.run(["locators", "-"], input: input).output
        == "LOCATOR  DATA TYPE  VALUE\na        String     \(value.prefix(99))…\n")
    #expect(
      try Command.run(["locators", "-", "--format", "json"], input: input).output
        == "[\n{\"locator\": \"a\", \"dataType\": \"String\", \"value\": \"\(value)\"}\n]\n")
  }

  @Test("the JSON is an array of objects, one a line")
  func json() throws {
    #expect(
      try Command.run(["locators", "-", "--format", "json"], input: Self.customer)
        == Command.Result(
          status: 0,
          output: """
            [
            {"locator": "customer", "dataType": "String", "value": null, "members": 5},
            {"locator": "customer.name", "dataType": "String", "value": "Joe Dow"},
            {"locator": "customer.age", "dataType": "Integer", "value": "37"},
            {"locator": "customer.vip", "dataType": "Boolean", "value": "true"},
            {"locator": "customer.tags", "dataType": "String", "value": null, "members": 0},
            {"locator": "customer.note", "dataType": "String", "value": null}
            ]

            """, error: ""))
  }

  private static let fields = """
        <Fields>
          <Field>
            <Locator>customer.name</Locator>
            <Destination>G|Name</Destination>
            <DataType>String</DataType>
          </Field>
          <Field>
            <Locator>customer.age</Locator>
            <Destination>G|Age</Destination>
            <DataType>Integer</DataType>
          </Field>
          <Field>
            <Locator>customer.vip</Locator>
            <Destination>G|Vip</Destination>
            <DataType>Boolean</DataType>
          </Field>
          <Field>
            <Locator>customer.note</Locator>
            <Destination>G|Note</Destination>
            <DataType>String</DataType>
          </Field>
        </Fields>

    """

  @Test("--fields prints a Fields element that can be pasted, its destinations in the --group")
  func fieldsElement() throws {
    let arguments = ["locators", "-", "--fields"]
    #expect(
      try Command.run(arguments + ["--group", "G"], input: Self.customer)
        == Command.Result(status: 0, output: Self.fields, error: ""))
    #expect(
      try Command.run(arguments, input: Self.customer).output
        == Self.fields.replacing("<Destination>G|", with: "<Destination>"))
    #expect(try Command.run(arguments, input: "<r><a/></r>").output.contains("<Locator>/a</Locator>"))
  }

  @Test(
    "the fields, pasted into a definition, have no finding, are laid out, and map the sample",
    arguments: [
      ("JSON", customer), ("JSON", #"[{"name":"a&b"},{"name":"<","it's.":"x"}]"#),
      ("XML", "<r k='1'><a>x</a><a xmlns='it'>y</a><b>&lt;</b></r>"),
    ])
  func pasted(type: String, sample: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(sample, to: "sample")
    let fields = try Command.run(["locators", "sample", "--fields", "--group", "G"], in: folder.url)
    #expect(fields.status == 0)
    try folder.write(
      """
      <ApiInteraction>
        <Request>
          <Url>https://api.example.com/</Url>
          <Method>GET</Method>
          <Headers/>
          <Body/>
        </Request>
        <Response>
          <Type>\(type)</Type>
          <ResponseCodeDestination>G|Code</ResponseCodeDestination>
      \(fields.output)  </Response>
      </ApiInteraction>

      """, to: "d.xml")
    let clean = "1 file checked in 0.01 s: 0 errors, 0 warnings\n"
    #expect(
      try Command.run(["lint", "d.xml"], in: folder.url)
        == Command.Result(status: 0, output: clean, error: ""))
    #expect(try Command.run(["fmt", "--check", "d.xml"], in: folder.url).status == 0)
    let mapped = try Command.run(["map", "d.xml", "sample", "--strict", "--format", "json"], in: folder.url)
    let isNullSaid = mapped.output.contains("is null; a value")
    #expect(mapped.status == (isNullSaid ? 1 : 0))
    #expect(!mapped.output.contains("The response has no"))
  }

  @Test("what curl -i prints is read, and a place in it is a place in the file")
  func exchange() throws {
    let head = "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\nHTTP/2 200\r\nContent-Type: application/json\r\n\r\n"
    #expect(
      try Command.run(["locators", "-"], input: head + "{\"a\": 1}")
        == Command.Result(status: 0, output: "LOCATOR  DATA TYPE  VALUE\na        Integer    1\n", error: ""))
    let folder = try TemporaryFolder()
    try folder.write(head + "{\"a\":\n 01}", to: "saved.txt")
    for format in [[], ["--format", "json"], ["--fields"]] {
      #expect(
        try Command.run(["locators", "saved.txt"] + format, in: folder.url)
          == Command.Result(
            status: 1, output: "",
            error:
              "saved.txt:8:2: The response is not JSON: After a leading 0 no further digit may follow. Its headers say that it is application/json.\n"
          ))
    }
  }

  @Test(
    "a value that a name or a scheme makes a secret is masked, whatever stands between",
    arguments: [
      #"{"access_token": "S3CR3T"}"#, #"{"a": {"client_secret": ["S3CR3T"]}}"#,
      #"{"auth": {"password": {"value": "S3CR3T"}}}"#, #"{"token": {"value": "S3CR3T"}}"#,
      #"{"access_token": ["S3CR3T"]}"#, #"{"signature": {"a": {"b": "S3CR3T"}}}"#,
      #"{"note": "Bearer S3CR3T"}"#,
      #"{"link": "https://h/?access_token=S3CR3T"}"#, "<r token=\"S3CR3T\"><b/></r>",
      "<r><password><value>S3CR3T</value></password></r>", "<r><token><value>S3CR3T</value></token></r>",
      "<r><a xmlns=\"u\"><access_token>S3CR3T</access_token></a></r>",
      "<access_token>S3CR3T</access_token>", "<access_token xmlns=\"u\">S3CR3T</access_token>",
    ])
  func secrets(_ response: String) throws {
    for format in ["table", "json"] {
      let arguments = ["locators", "-", "--format", format]
      let masked = try Command.run(arguments, input: response)
      #expect(masked.status == 0)
      #expect(masked.output.contains("***"))
      #expect(!masked.output.contains("S3CR3T"))
      let shown = try Command.run(arguments + ["--show-secrets"], input: response)
      #expect(shown.output.contains("S3CR3T"))
      #expect(!shown.output.contains("***"))
    }
    #expect(!(try Command.run(["locators", "-", "--fields"], input: response).output.contains("S3CR3T")))
  }

  @Test("what is a secret in one place is one in all, in maps, too", arguments: ["JSON", "XML"])
  func repeated(type: String) throws {
    let folder = try TemporaryFolder()
    let token = "planted-token"
    let xml = "<r><access_token><![CDATA[\(token)]]></access_token><note>issued \(token)</note></r>"
    let json = "{\"access_token\": \"\(token)\", \"note\": \"issued \(token)\"}"
    try folder.write(type == "XML" ? xml : json, to: "r")
    let fields =
      type == "XML" ? [("/*[1]", "A", "String"), ("/note", "N", "String")] : [("note", "N", "String")]
    try folder.write(SmallResponseDefinition(type, fields).xml, to: "d.xml")
    for arguments in [["locators", "r"], ["locators", "r", "--format", "json"], ["map", "d.xml", "r"]] {
      let shown = try Command.run(arguments, in: folder.url)
      #expect(shown.status == 0 && shown.output.contains("issued ***"), "\(shown)")
      #expect(!shown.output.contains(token))
      #expect(
        try Command.run(arguments + ["--show-secrets"], in: folder.url).output.contains("issued \(token)"))
    }
  }

  @Test("what is not listed is said, and --quiet says nothing")
  func unlisted() throws {
    let name = String(repeating: "n", count: 1001)
    let input = "{\"a\": 1, \"\(name)\": {\"b\": 2}}"
    #expect(
      try Command.run(["locators", "-"], input: input)
        == Command.Result(
          status: 0, output: "LOCATOR  DATA TYPE  VALUE\na        Integer    1\n",
          error: "apiinteraction: 2 more cannot be listed: no locator of at most 1,000 bytes finds them.\n"))
    #expect(try Command.run(["locators", "-", "--quiet"], input: input).error == "")
    #expect(
      try Command.run(["locators", "-"], input: "5")
        == Command.Result(
          status: 0, output: "LOCATOR  DATA TYPE  VALUE\n",
          error: "apiinteraction: No locator finds anything in this response.\n"))
    #expect(try Command.run(["locators", "-", "--format", "json"], input: "5").output == "[]\n")
    #expect(try Command.run(["locators", "-", "--fields"], input: "5").output == "    <Fields/>\n")
  }

  @Test(
    "a response that cannot be read ends with status 1 and its place",
    arguments: [
      ("", "1:1: The response has no body; JSON was expected."),
      (
        "oops",
        "1:1: The response is not JSON: Here a value was expected: a text in double quotes, a number, true, false, null, { or [."
      ),
      ("{\"a\":\n1", "2:2: The response is not JSON: The text ends where , or } was expected."),
      ("<a>\n<b></a>", "2:4: The response is not XML: “</a>” stands where </b> was expected."),
      (
        "<!DOCTYPE a><a/>",
        "1:1: The response is not XML: It has a DOCTYPE, which could declare entities. XML without one was expected."
      ),
    ])
  func unreadable(_ response: String, _ message: String) throws {
    for format in [[], ["--format", "json"], ["--fields"]] {
      #expect(
        try Command.run(["locators", "-"] + format, input: response)
          == Command.Result(status: 1, output: "", error: "<stdin>:\(message)\n"))
    }
  }

  @Test(
    "wrong usage ends with status 2 and prints no result",
    arguments: [
      ["locators"], ["locators", "-", "--group", "G"], ["locators", "-", "--fields", "--group", ""],
      ["locators", "-", "--fields", "--group", "a(b"], ["locators", "-", "--fields", "--group", " "],
      ["locators", "-", "--fields", "--group", String(repeating: "g", count: 254)],
      ["locators", "-", "--format", "csv"], ["locators", "no such file"], ["locators", "."],
      ["locators", "-", "-"],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try Command.run(arguments, input: "{\"a\": 1}")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error != "")
  }
}
