import ApiInteractionKit

/// The code of the article Resolving.
func resolving(_ print: (Any) -> Void) async throws {
  let interaction = try ApiInteraction(
    SourceText(
      """
      <ApiInteraction>
        <Request>
          <Url>https://crm.example.com/callers/$(CLID:RemoveLeadingPlus)</Url>
          <Method>PUT</Method>
          <Headers><Header><Key>X-Api-Key</Key><Value>#(CrmKey)</Value></Header></Headers>
          <Body><![CDATA[{"name": "$(Caller|Name:EscapeDoubleQuotes)", "note": "$(Caller|Note)"}]]></Body>
        </Request>
        <Response><Type>JSON</Type><ResponseCodeDestination>Crm|Code</ResponseCodeDestination></Response>
      </ApiInteraction>
      """))
  let resolver = RequestResolver(interaction)
  let call = CallContext(
    dataSources: ["CLID": "+441234567890", "Caller|Name": #"Jane "JD" Doe"#],
    configuration: ["CrmKey": "not-a-real-key"])
  let resolved = try resolver.resolve(in: call)
  print(resolved.text.url)
  print(resolved.body ?? "")
  print(resolved.unsetDataSources)

  for header in resolved.masked.headers {
    print("\(header.name): \(header.value)")
  }

  do {
    _ = try resolver.resolve(in: CallContext(dataSources: ["CLID": "44 1234"]), unset: .refuse)
  } catch {
    for problem in error.problems { print(problem.message) }
  }
}
