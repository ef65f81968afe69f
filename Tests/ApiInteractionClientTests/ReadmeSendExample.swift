import ApiInteractionClient
import ApiInteractionKit

func send(_ interaction: ApiInteraction, orderID: String) async -> String {
  let client = InteractionClient(transport: URLSessionTransport())
  do {
    let exchange = try await client.run(
      interaction, in: CallContext(dataSources: ["IVRSlot|OrderID": orderID]))
    return "\(exchange.response.head.status.code): \(exchange.mapped["Order|Name"]?.text ?? "null")"
  } catch {
    return "\(error)"
  }
}
