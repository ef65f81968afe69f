import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox
import TestSupport

/// The documented definitions, filled for a sandbox, and the way of a call through them.
struct Journey: Sendable {
  let authorize: ApiInteraction
  let start: ApiInteraction
  let status: ApiInteraction
  private let dataSources: [String: String?]

  init(_ sandbox: Sandbox) throws {
    func filled(_ name: String) throws -> ApiInteraction {
      let source = SourceText(try Fixtures.bytes("Definitions/\(name).template.xml"))
      let template = try DefinitionTemplate(source)
      let values = Dictionary(sandbox.values(for: template).map { ($0.name, $0.value) }) { $1 }
      return try ApiInteraction(try template.fill(with: values))
    }
    authorize = try filled("authorize")
    start = try filled("start-session")
    status = try filled("session-status")
    dataSources = Dictionary(sandbox.dataSources.map { ($0.name, $0.value) }) { $1 }
  }

  /// What the call knows before anything was sent.
  var context: CallContext {
    var context = CallContext(dataSources: dataSources)
    for name in ["AccessToken", "TokenType", "GlobalPCI|SessionId"] { context.dataSources[name] = nil }
    return context
  }

  /// Runs the whole journey.
  ///
  /// - Returns: What the data sources are after it.
  func run(_ client: InteractionClient) async throws -> CallContext {
    var context = context
    for interaction in [authorize, start, status] {
      let exchange = try await client.run(interaction, in: context)
      for assignment in exchange.mapped.assignments {
        context.dataSources[assignment.destination.name] = .some(assignment.value?.text)
      }
    }
    return context
  }
}
