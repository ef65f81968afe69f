import ApiInteractionKit
import ApiInteractionSandbox
import Testing

@Suite("The README's example of sending")
struct ReadmeSendTests {
  @Test("the example that sends does what it says")
  func sending() async throws {
    let sandbox = try await Sandbox.start()
    let source = SourceText(
      """
      <ApiInteraction><Request><Url>\(sandbox.url)/orders/$(IVRSlot|OrderID)</Url><Method>GET</Method></Request>
      <Response><Type>XML</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field>
      <Locator>/name</Locator><Destination>Order|Name</Destination><DataType>String</DataType></Field></Fields>
      </Response></ApiInteraction>
      """)
    let interaction = try ApiInteraction(source)
    #expect(await send(interaction, orderID: "7") == "200: Jane Doe")
    await sandbox.stop()
    let failure = await send(interaction, orderID: "7")
    #expect(failure.hasSuffix(" was refused: nothing listens there."))
  }
}
