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

  @Test("what stands beside the element that should hold it is told once", arguments: unwrapped)
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
