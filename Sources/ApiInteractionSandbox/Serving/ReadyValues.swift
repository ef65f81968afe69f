/// Values that the sandbox accepts, for whoever tries the documented definitions against it.
struct ReadyValues: Sendable {
  private static let cardholderAddress = "CardholderAddress"

  /// For the slots of the documented definitions.
  let slots: [(name: String, value: String)]
  /// For the data sources that they read, and for the number of an order.
  let dataSources: [(name: String, value: String)]

  init(url: String, _ options: SandboxOptions, _ ledger: SandboxLedger) {
    slots = [
      ("Url", url),
      ("client_id", options.clientID),
      ("client_secret", options.clientSecret),
      ("AccountConfigurationId", "sandbox-account"),
      ("PaymentData.cardholderName", "CardholderName"),
      ("PaymentData.cardholderPostCode", "CardholderPostCode"),
      ("PaymentData.cardholderAddress", ReadyValues.cardholderAddress),
      // As the documentation prints it. [D]
      ("PaymentData.cardholder Address", ReadyValues.cardholderAddress),
      ("PaymentData.merchantTxnRef", "MerchantTxnRef"),
      ("PaymentData.amount", "Amount"),
    ]
    dataSources = [
      ("CallGuid", RandomText.identifier()),
      ("CardholderName", "Jane Doe"),
      ("CardholderPostCode", "AB1 2CD"),
      (ReadyValues.cardholderAddress, "1 High Street"),
      ("MerchantTxnRef", "REF-1001"),
      ("Amount", "10.00"),
      ("AccessToken", ledger.readyToken),
      ("TokenType", "Bearer"),
      ("PCIPal|DtmfFallbackNumber", PaymentSession.fallbackNumber),
      ("PCIPal|DtmfLinkId", ledger.readySession.linkID),
      ("GlobalPCI|SessionId", ledger.readySession.id),
      ("IVRSlot|OrderID", OrderService.exampleID),
    ]
  }
}
