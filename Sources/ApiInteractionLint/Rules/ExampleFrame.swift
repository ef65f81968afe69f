import ApiInteractionKit

/// The definition around the part of one that an example shows.
struct ExampleFrame {
  /// The elements of the part.
  private let parts: [(name: String, text: String)]

  /// - Parameter part: One or more elements of a Request or a Response; `Header` and `Field` stand for a list of them.
  init(_ part: String) {
    let source = SourceText("<x>\(part)</x>")
    let elements = SyntaxParser().parse(source).root?.children ?? []
    parts = elements.map { ($0.name, source[$0.range]) }
  }

  var definition: String {
    """
    <ApiInteraction>
      <Request>
        \(part("Url") ?? "<Url>https://api.example.com/orders</Url>")
        \(part("Method") ?? "<Method>\(part("Body") == nil ? "GET" : "POST")</Method>")
        \(part("Headers") ?? "<Headers>\(part("Header") ?? "")</Headers>")
        \(part("Body") ?? "<Body></Body>")
      </Request>
      <Response>
        \(part("Type") ?? "<Type>JSON</Type>")
        \(part("ResponseCodeDestination") ?? "<ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>")
        \(part("Fields") ?? "<Fields>\(part("Field") ?? ExampleFrame.field)</Fields>")
      </Response>
    </ApiInteraction>

    """
  }

  private static let field =
    "<Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>"

  /// The elements of a name, one after the other; nil if the part has none.
  private func part(_ name: String) -> String? {
    let texts = parts.filter { $0.name == name }.map(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: "\n    ")
  }
}
