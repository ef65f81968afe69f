import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox
import TestSupport

/// The documented definitions, filled for a sandbox, and the way of a call through them.
struct Journey: Sendable {
  let authorize: ApiInteraction
  let start: ApiInteraction
  /// The same without the documentation's slip.
  let correctedStart: ApiInteraction
  let status: ApiInteraction
  /// Reads an order as XML.
  let order: ApiInteraction
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
    correctedStart = try filled("start-session-corrected")
    status = try filled("session-status")
    order = try ApiInteraction(
      SourceText(
        """
        <ApiInteraction><Request><Url>\(sandbox.url)/orders/$(IVRSlot|OrderID)</Url><Method>GET</Method></Request><Response>
        <Type>XML</Type><ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination><Fields><Field>
        <Locator>/name</Locator><Destination>Order|Name</Destination><DataType>String</DataType></Field></Fields></Response>
        </ApiInteraction>
        """))
    dataSources = Dictionary(sandbox.dataSources.map { ($0.name, $0.value) }) { $1 }
  }

  /// What the call knows when each request can be sent by itself.
  var readyContext: CallContext { CallContext(dataSources: dataSources) }

  /// What the call knows before anything was sent.
  var context: CallContext {
    var context = readyContext
    for name in ["AccessToken", "TokenType", "GlobalPCI|SessionId"] { context.dataSources[name] = nil }
    return context
  }

  /// Runs the whole journey.
  ///
  /// - Parameter interactions: What is sent, in order; nil for the documented journey.
  /// - Returns: What the data sources are after it.
  func run(_ client: InteractionClient, _ interactions: [ApiInteraction]? = nil) async throws -> CallContext {
    var context = context
    for interaction in interactions ?? [authorize, start, status] {
      let exchange = try await client.run(interaction, in: context)
      for assignment in exchange.mapped.assignments {
        context.dataSources[assignment.destination.name] = .some(assignment.value?.text)
      }
    }
    return context
  }
}
