@testable import ApiInteractionKit

/// A definition around the values that a test is about, each given as it is written in XML.
struct DefinitionSample {
  var url = "https://example.org/"
  var method = "POST"
  var headers: [(key: String, value: String)] = []
  var body = ""
  var type = "JSON"
  var code = "Code"
  var locator = "id"
  var destination = "Id"
  var dataType = "String"

  var source: SourceText {
    let headers = headers.map { "<Header><Key>\($0)</Key><Value>\($1)</Value></Header>" }.joined()
    return SourceText(
      """
      <ApiInteraction>
        <Request>
          <Url>\(url)</Url>
          <Method>\(method)</Method>
          <Headers>\(headers)</Headers>
          <Body>\(body)</Body>
        </Request>
        <Response>
          <Type>\(type)</Type>
          <ResponseCodeDestination>\(code)</ResponseCodeDestination>
          <Fields>
            <Field>
              <Locator>\(locator)</Locator>
              <Destination>\(destination)</Destination>
              <DataType>\(dataType)</DataType>
            </Field>
          </Fields>
        </Response>
      </ApiInteraction>
      """)
  }

  func template() throws -> DefinitionTemplate { try DefinitionTemplate(source) }

  /// The slots: each with its name and the contexts of its places.
  func slots() throws -> [SlotSummary] {
    try template().slots.map { SlotSummary($0.name, $0.occurrences.map(\.context)) }
  }

  /// The sample with its slots filled, read again; it must be well-formed.
  func filled(_ values: [String: String]) throws -> Definition {
    let filled = Definition(try template().fill(with: values))
    if let fault = filled.tree.diagnostics.first { throw fault }
    return filled
  }

  /// What filling is refused for.
  func problems(_ values: [String: String]) throws -> [FillError.Problem] {
    do {
      _ = try template().fill(with: values)
      return []
    } catch let error as FillError {
      return error.problems
    }
  }

  /// Where a text stands for the first time in the sample's source.
  func range(of text: String) -> SourceRange? {
    let bytes = source.bytes
    let start = bytes.indices.first { bytes[$0...].starts(with: text.utf8) }
    return start.map { SourceRange($0, $0 + text.utf8.count) }
  }
}

/// What a test says of a slot.
struct SlotSummary: Hashable {
  let name: String
  let contexts: [SlotContext]

  init(_ name: String, _ contexts: [SlotContext]) {
    self.name = name
    self.contexts = contexts
  }
}
