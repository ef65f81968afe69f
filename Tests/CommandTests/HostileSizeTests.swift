import Foundation
import TestSupport
import Testing

/// Inputs that would take minutes if the work grew with the square of their size. The time limit only ends a run that hangs.
@Suite("Large definitions", .timeLimit(.minutes(60)))
struct HostileSizeTests {
  private static func definition(
    url: String = "https://a.b/", headers: String = "", body: String = "", fields: String = ""
  ) -> String {
    """
    <ApiInteraction><Request><Url>\(url)</Url><Method>POST</Method><Headers>\(headers)</Headers><Body>\(body)</Body>\
    </Request><Response><Type>JSON</Type><ResponseCodeDestination>C</ResponseCodeDestination><Fields>\(fields)</Fields>\
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
}
