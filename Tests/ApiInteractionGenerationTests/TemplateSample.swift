import ApiInteractionGeneration
import ApiInteractionKit

/// A template around the values that a test is about; the linter finds nothing in it.
struct TemplateSample {
  var url = "https://example.org/"
  var headers: [(key: String, value: String)] = []
  var body = "note=~~~REPLACE~~~"
  var code = "Code"
  var locator = "id"

  var text: String {
    let headers = headers.map { "<Header><Key>\($0)</Key><Value>\($1)</Value></Header>" }.joined()
    return """
      <ApiInteraction>
        <Request>
          <Url>\(url)</Url>
          <Method>POST</Method>
          <Headers>\(headers)</Headers>
          <Body>\(body)</Body>
        </Request>
        <Response>
          <Type>JSON</Type>
          <ResponseCodeDestination>\(code)</ResponseCodeDestination>
          <Fields>
            <Field>
              <Locator>\(locator)</Locator>
              <Destination>Id</Destination>
              <DataType>String</DataType>
            </Field>
          </Fields>
        </Response>
      </ApiInteraction>

      """
  }

  func template(file: String = "t.xml") throws -> GenerationTemplate {
    try GenerationTemplate(file: file, SourceText(text))
  }

  func filled(_ values: [String: String]) throws -> String {
    try DefinitionTemplate(SourceText(text)).fill(with: values).string
  }
}
