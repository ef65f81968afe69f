import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Headers and fields without the element around them")
struct ScatteredElementTests {
  private static let header = "<Header><Key>X-A</Key><Value>b</Value></Header>"

  static let unwrapped: [(String, String, [String])] = [
    (
      header + header.replacing("X-A", with: "X-B"), "<Fields>\(field("a", "X"))</Fields>",
      ["Header: <Header> belongs in <Headers>, not in <Request>. Put all 2 of them into <Headers>."]
    ),
    (
      "<Headers/>" + header + "<Body/>" + header.replacing("X-A", with: "X-B"),
      "<Fields>\(field("a", "X"))</Fields>",
      ["Header: <Header> belongs in <Headers>, not in <Request>. Put all 2 of them into <Headers>."]
    ),
    (
      header, field("a", "X") + field("b", "Y") + field("c", "Z"),
      [
        "Header: <Header> belongs in <Headers>, not in <Request>. Move it there.",
        "Field: <Field> belongs in <Fields>, not in <Response>. Put all 3 of them into <Fields>.",
      ]
    ),
  ]

  private static let inner =
    "<Locator>a</Locator><Destination>A</Destination><DataType>String</DataType>"
  private static let pair = "<Key>X-A</Key><Value>b</Value>"

  /// One Fields or Headers for each Field or Header.
  static let repeated: [(String, String, [String])] = [
    (
      "", "<Fields>\(inner)</Fields><Fields>\(inner)</Fields><Fields>\(inner)</Fields>",
      [
        "Locator: <Locator> belongs in <Field>, not in <Fields>. Write <Field> for each of these <Fields>, and put one <Fields> around all of them."
      ]
    ),
    (
      "<Headers>\(pair)</Headers><Headers>\(pair)</Headers>", "<Fields>\(field("a", "X"))</Fields>",
      [
        "Key: <Key> belongs in <Header>, not in <Headers>. Write <Header> for each of these <Headers>, and put one <Headers> around all of them."
      ]
    ),
    (
      "", "<Fields>\(inner)</Fields>",
      [
        "Locator: <Locator> belongs in <Field>, not in <Fields>. Put <Field> and </Field> around what goes together."
      ]
    ),
    (
      "", "<Fields>\(field("a", "X"))</Fields><Fields>\(field("b", "Y"))</Fields>",
      ["<Fields>: <Response> has a <Fields> already; only one is allowed. Remove one."]
    ),
    (
      "", "<Fields>\(field("a", "X"))</Fields><Fields>\(inner)</Fields>",
      ["<Fields>: <Response> has a <Fields> already; only one is allowed. Remove one."]
    ),
  ]

  @Test("what stands beside the element that should hold it is told once", arguments: unwrapped + repeated)
  func scattered(headers: String, fields: String, expected: [String]) {
    let source = SourceText(
      """
      <ApiInteraction><Request><Url>https://a.example/</Url><Method>GET</Method>\(headers)</Request><Response>\
      <Type>JSON</Type><ResponseCodeDestination>A</ResponseCodeDestination>\(fields)</Response></ApiInteraction>
      """)
    let found = Linter().lint(Definition(source)).diagnostics
    #expect(found.map { "\(source[$0.range]): \($0.message)" } == expected)
  }

  private static func field(_ locator: String, _ destination: String) -> String {
    "<Field><Locator>\(locator)</Locator><Destination>\(destination)</Destination><DataType>String</DataType></Field>"
  }
}
