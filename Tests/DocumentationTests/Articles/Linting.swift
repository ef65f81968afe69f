import ApiInteractionKit
import ApiInteractionLint

/// The code of the article Linting.
func linting(_ print: (Any) -> Void) async throws {
  let source = SourceText(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/search</Url>
        <Method>POST</Method>
        <Headers><Header><Key>Content-Type</Key><Value>application/xml</Value></Header></Headers>
        <Body>{"phone": "$(CLID)"}</Body>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>Code</ResponseCodeDestination>
        <Fields>
          <Field>
            <Locator>$.items[0].id</Locator><Destination>Item</Destination><DataType>String</DataType>
          </Field>
        </Fields>
      </Response>
    </ApiInteraction>
    """)
  let linter = Linter()
  let result = linter.lint(Definition(source))
  for diagnostic in result.diagnostics {
    let place = source.location(of: diagnostic.range.start)
    print("\(place.line):\(place.column) \(diagnostic.severity) \(diagnostic.rule)")
  }

  print(TextReporter().report([FileReport(file: "search.xml", result: result)]))

  let fixed = linter.fix(Definition(source))
  print("\(fixed.count) fixed, \(fixed.result.diagnostics.count) left")

  var settings = LintSettings()
  settings.disabled = ["body-outside-cdata"]
  settings.severities = ["invalid-locator": .warning]
  for diagnostic in Linter(settings: settings).lint(Definition(source)).diagnostics {
    print("\(diagnostic.severity) \(diagnostic.rule)")
  }
}
