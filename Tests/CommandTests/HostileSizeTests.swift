import Foundation
import TestSupport
import Testing

/// Inputs that would take minutes if the work grew with the square of their size. The time limit only ends a run that hangs.
@Suite("Large definitions", .timeLimit(.minutes(60)))
struct HostileSizeTests {
  private static func definition(
    url: String = "https://a.b/", headers: String = "", body: String = "",
    type: String = "JSON", fields: String = ""
  ) -> String {
    """
    <ApiInteraction><Request><Url>\(url)</Url><Method>POST</Method><Headers>\(headers)</Headers><Body>\(body)</Body>\
    </Request><Response><Type>\(type)</Type><ResponseCodeDestination>C</ResponseCodeDestination><Fields>\(fields)</Fields>\
    </Response></ApiInteraction>
    """
  }

  private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  static let inputs: [(name: String, text: String)] = [
    ("hyphens in a comment", "<ApiInteraction><!--" + many("--x", 33_000) + "--></ApiInteraction>"),
    (
      "hyphens in a body's comment",
      definition(body: "<![CDATA[<a><!--" + many("--x", 30_000) + "--></a>]]>")
    ),
    (
      "hyphens in a comment, and attributes",
      "<ApiInteraction><!--" + many("--", 400_000) + "--><x" + (0...1_000).map { " k\($0)=\"v\"" }.joined()
        + "/></ApiInteraction>"
    ),
    (
      "duplicates behind instructions",
      "<ApiInteraction><Request>" + many("<?a?>", 50_000) + many("<Url/>", 50_000)
    ),
    ("open placeholders", definition(body: many("$(", 50_000))),
    ("nested placeholders", definition(body: many("$(", 40_000) + ")")),
    ("placeholders", definition(body: (0..<8_000).map { "$(n\($0))" }.joined())),
    ("slots", definition(body: many("~~~REPLACE~~~", 7_000))),
    ("nearly slots", definition(body: many("replace:", 11_000))),
    ("slots in a form", definition(body: many("k=~~~REPLACE~~~&amp;", 4_000))),
    ("slots in one parameter", definition(url: "https://a.b/?p=" + many("~~~REPLACE~~~", 7_000))),
    (
      "slots under a long key",
      definition(
        headers:
          "<Header><Key>\(many("k", 40_000))</Key><Value>\(many("~~~REPLACE~~~", 4_000))</Value></Header>")
    ),
    (
      "slots in attributes", definition(body: "<![CDATA[<a " + many("k=\"~~~REPLACE~~~\" ", 4_000) + "/>]]>")
    ),
    ("slots in XML", definition(body: "<![CDATA[<a>" + many("<b>~~~REPLACE~~~</b>", 4_000) + "</a>]]>")),
    ("unknown elements", definition(fields: many("<Fld/>", 15_000))),
    ("fields", definition(fields: many("<Field><Locator>a</Locator></Field>", 2_000))),
    ("secrets", definition(body: many("token=", 16_000))),
    ("names of secrets in a row", definition(body: many("token:", 16_000))),
    ("open comments in elements", definition(body: "<![CDATA[" + many("<token><!--", 8_000) + "]]>")),
    ("open comments after keys", definition(body: "<![CDATA[" + many("token</Key><!--", 6_000) + "]]>")),
    ("placeholders in JSON", definition(body: "[" + many("$(A),", 16_000) + "1]")),
    ("members with placeholders", definition(body: "{" + many("\"a\":\"$(B)\",", 7_000) + "\"b\":1}")),
    (
      "secrets beside what was meant to be a slot",
      definition(body: "{" + many("\"password\":\"x\",", 5_000) + "\"b\":\"~~REPLACE~~\"}")
    ),
    ("digits", definition(body: many("4 ", 40_000))),
    ("attributes", "<ApiInteraction" + (0..<60_000).map { " a\($0)=\"\"" }.joined() + "/>"),
    (
      "attributes in a body",
      definition(body: "<![CDATA[<a" + (0..<60_000).map { " a\($0)=\"\"" }.joined() + "/>]]>")
    ),
    (
      "namespaces",
      (0..<60).map { number in "<a" + (0..<900).map { " xmlns:n\(number)-\($0)=\"u\"" }.joined() + ">" }
        .joined()
        + many("<b/>", 20_000)
    ),
    (
      "axes in an XPath",
      definition(
        type: "XML",
        fields: "<Field><Locator>" + many("a::", 30_000)
          + "</Locator><Destination>A</Destination><DataType>String</DataType></Field>")
    ),
    (
      "equal members under a long key",
      definition(body: "{\"" + many("card", 10_000) + "\":{" + many("\"number\":1,", 5_000) + "\"b\":1}}")
    ),
    (
      "texts in an element with a long name",
      definition(
        body: "<![CDATA[<" + many("k", 40_000) + ">" + many("x<b/>", 8_000) + "~~~REPLACE~~~</"
          + many("k", 40_000) + ">]]>")
    ),
    (
      "numbers for a provider",
      definition(
        url: "https://a.b/globalpci/v1/selfservicesession/",
        body: "{" + (0..<5_000).map { "\"a\($0)\":$(A)," }.joined() + "\"b\":1}")
    ),
    ("holes in a port", definition(url: "https://h:" + many("$(A)", 20_000))),
    (
      "suppressions of one line",
      definition(
        headers: many("<!-- apiinteraction-disable-next-line url-credentials -->", 1_000) + "\n"
          + many("<Header><Key>a</Key><Value>b</Value></Header>", 1_000))
    ),
    ("slots beside nearly slots", definition(body: many("~~~REPLACE~~~~ ~~REPLAC~~", 3_000))),
  ]

  @Test("every subcommand comes to an end", arguments: inputs.map(\.name))
  func ends(_ name: String) throws {
    let input = try #require(Self.inputs.first { $0.name == name })
    let folder = try TemporaryFolder()
    try folder.write(input.text, to: "a.xml")
    for arguments in [["lint"], ["slots"], ["fill"], ["resolve"], ["fmt", "--diff", "--bodies"]] {
      let result = try Command.run(arguments + ["a.xml"], in: folder.url)
      #expect(result.status == 0 || result.status == 1)
    }
  }

  static let responses: [(name: String, text: String)] = [
    (
      "equal names in JSON",
      "{" + (0..<30_000).map { "\"\(many("-", $0 % 200))\($0 < 200 ? "" : "+")\":[1]," }.joined() + "\"b\":1}"
    ),
    ("a long namespace", "<a xmlns='" + many("n", 1_000_000) + "'>" + many("<b/>", 50_000) + "</a>"),
    ("deep arrays", many("[", 400) + many("1,", 100_000) + "1" + many("]", 400)),
  ]

  @Test("locators comes to an end", arguments: responses.map(\.name))
  func locators(_ name: String) throws {
    let response = try #require(Self.responses.first { $0.name == name })
    let folder = try TemporaryFolder()
    try folder.write(response.text, to: "a")
    for arguments in [["locators", "a"], ["locators", "a", "--fields"]] {
      #expect(try Command.run(arguments, in: folder.url).status == 0)
    }
  }
}
