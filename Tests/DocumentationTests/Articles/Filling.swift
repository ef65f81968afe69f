import ApiInteractionKit

/// The code of the article Filling.
func filling(_ print: (Any) -> Void) async throws {
  let template = try DefinitionTemplate(
    SourceText(
      """
      <ApiInteraction>
        <Request>
          <Url>~~~REPLACE~~~/v1/payments/~~~REPLACE:account~~~</Url>
          <Method>POST</Method>
          <Headers><Header><Key>X-Site</Key><Value>site ~~~REPLACE~~~</Value></Header></Headers>
          <Body><![CDATA[{"payer": {"name": "~~~REPLACE~~~", "vip": ~~~REPLACE~~~}}]]></Body>
        </Request>
        <Response><Type>JSON</Type><ResponseCodeDestination>Payment|Code</ResponseCodeDestination></Response>
      </ApiInteraction>
      """))
  for slot in template.slots {
    print("\(slot.name): \(slot.occurrences[0].context)")
  }

  let filled = try template.fill(with: [
    "Url": "https://api.example.com", "account": "Smith & Sons", "X-Site": "$(Account|Site)",
    "payer.name": #"Jane "JD" Doe"#, "vip": "true",
  ])
  let request = try ApiInteraction(filled).request
  print(request.url)
  print(request.headers[0].value)
  print(request.body?.text ?? "none")

  do {
    _ = try template.fill(with: [
      "Url": "api.example.com", "acount": "1", "X-Site": "a\nb", "name": "", "vip": "yes",
    ])
  } catch {
    print(error)
  }

  let partial = try template.fill(with: ["Url": "https://api.example.com"], openSlots: .keep)
  print(try DefinitionTemplate(partial).slots.map(\.name))
}
