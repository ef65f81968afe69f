import ApiInteractionKit
import ApiInteractionSandbox
import TestSupport
import Testing

@Suite("Ready-made values")
struct ReadyValuesTests {
  private func template(_ name: String) throws -> DefinitionTemplate {
    try DefinitionTemplate(SourceText(try Fixtures.bytes("Definitions/\(name).template.xml")))
  }

  /// Sends what a definition, filled with the sandbox's values, would send.
  private func response(to name: String, _ test: TestSandbox) async throws -> MappedResponse {
    let template = try template(name)
    let values = test.sandbox.values(for: template).map { ($0.name, $0.value) }
    let filled = try template.fill(with: Dictionary(uniqueKeysWithValues: values))
    let interaction = try ApiInteraction(filled)
    let dataSources = test.sandbox.dataSources.map { ($0.name, Optional($0.value)) }
    let context = CallContext(dataSources: Dictionary(uniqueKeysWithValues: dataSources))
    let resolved = try RequestResolver(interaction).resolve(in: context)
    #expect(resolved.unsetDataSources == [])
    #expect(resolved.text.url.hasPrefix(test.sandbox.url + "/"))
    let request = RawRequest(
      resolved.text.method, String(resolved.text.url.dropFirst(test.sandbox.url.count)),
      resolved.text.headers.map { (name: $0.name, value: $0.value) }, body: resolved.body ?? "")
    let response = try await test.send(request)
    return ResponseMapper(interaction.response).map(status: response.status, body: Array(response.body.utf8))
  }

  @Test(
    "the documented definitions work with them, and find every value",
    arguments: [
      ("authorize", ["AccessToken", "TokenType"]),
      (
        "start-session-corrected",
        ["PCIPal|DtmfFallbackNumber", "PCIPal|DtmfLinkId", "GlobalPCI|SessionId"]
      ),
      ("start-session", ["PCIPal|DtmfFallbackNumber", "PCIPal|DtmfLinkId", "GlobalPCI|SessionId"]),
      ("session-status", ["GlobalPCI|SessionState"]),
    ])
  func documented(_ name: String, _ destinations: [String]) async throws {
    try await TestSandbox.run { test in
      let mapped = try await response(to: name, test)
      for destination in destinations {
        #expect(mapped[destination]?.text.isEmpty == false, "\(destination)")
      }
      #expect(mapped.issues == [])
    }
  }

  @Test("they are those of the slots of the documented definitions, all of them and no others")
  func slots() async throws {
    let names = try Set(
      ["authorize", "start-session-corrected", "start-session", "session-status"].flatMap {
        try template($0).slots.map(\.name)
      })
    try await TestSandbox.run { #expect(Set($0.sandbox.values.map(\.name)) == names) }
  }
}
