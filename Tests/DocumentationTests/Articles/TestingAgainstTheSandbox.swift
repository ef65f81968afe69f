import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox

/// The code of the article TestingAgainstTheSandbox.
func testingAgainstTheSandbox(_ print: (Any) -> Void) async throws {
  let sandbox = try await Sandbox.start()
  let template = try DefinitionTemplate(
    SourceText(
      """
      <ApiInteraction>
        <Request>
          <Url>~~~REPLACE~~~/globalpci/v1/session/$(GlobalPCI|SessionId)</Url>
          <Method>GET</Method>
          <Headers><Header><Key>Authorization</Key><Value>Bearer $(AccessToken)</Value></Header></Headers>
        </Request>
        <Response>
          <Type>JSON</Type>
          <ResponseCodeDestination>GlobalPCI|ResponseCode</ResponseCodeDestination>
          <Fields>
            <Field>
              <Locator>sessionState</Locator>
              <Destination>GlobalPCI|SessionState</Destination>
              <DataType>String</DataType>
            </Field>
          </Fields>
        </Response>
      </ApiInteraction>
      """))
  let values = Dictionary(uniqueKeysWithValues: sandbox.values(for: template).map { ($0.name, $0.value) })
  let status = try ApiInteraction(template.fill(with: values))
  let call = CallContext(
    dataSources: Dictionary(uniqueKeysWithValues: sandbox.dataSources.map { ($0.name, $0.value) }))
  let client = InteractionClient(transport: URLSessionTransport())
  let exchange = try await client.run(status, in: call)
  for assignment in exchange.mapped.assignments {
    print("\(assignment.destination) = \(assignment.value?.text ?? "null")")
  }

  let stranger = CallContext(dataSources: ["GlobalPCI|SessionId": "1", "AccessToken": "none"])
  print(try await client.run(status, in: stranger).response.head.status.code)

  var options = SandboxOptions()
  options.faults = [.status: .truncated]
  let failing = try await Sandbox.start(options)
  let broken = try await client.sending(to: AbsoluteURL(failing.url)).run(status, in: call)
  for issue in broken.mapped.issues {
    print(issue.message)
  }

  await failing.stop()
  await sandbox.stop()
  do {
    _ = try await client.run(status, in: call)
  } catch {
    if case .interfaceFailure(let failure, _) = error, case .refused = failure.reason { print("refused") }
  }
}
