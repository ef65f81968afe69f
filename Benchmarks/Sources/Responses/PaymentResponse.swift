/// What a payment service answers: some 600 bytes.
struct PaymentResponse {
  private let id = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
  private let status = "AUTHORISED"
  private let lastFour = "4242"
  private let receipt = "https://pay.example.com/v2/payments/3fa85f64-5717-4562-b3fc-2c963f66afa6/receipt"

  var json: BenchmarkResponse {
    BenchmarkResponse(
      type: .json, body: SampleValue.object([payment, risk, links] + created).json(isIndented: false),
      lookUps: [
        LookUp("payment.id", finds: id),
        LookUp("payment.status", finds: status),
        LookUp("payment.card.lastFour", finds: lastFour),
        LookUp("links[1].href", finds: receipt),
      ])
  }

  var xml: BenchmarkResponse {
    BenchmarkResponse(
      type: .xml, body: SampleValue.object([payment, links]).xml(root: "response", isIndented: false),
      lookUps: [
        LookUp("/response/payment/id", finds: id),
        LookUp("/response/payment/status", finds: status),
        LookUp("/response/payment/card/lastFour", finds: lastFour),
        LookUp("/response/links/link[2]/href", finds: receipt),
      ])
  }

  private var payment: (name: String, value: SampleValue) {
    (
      "payment",
      .object([
        ("id", .text(id)),
        ("status", .text(status)),
        ("amount", .object([("value", .literal("125.5")), ("currency", .text("GBP"))])),
        (
          "card",
          .object([
            ("scheme", .text("VISA")), ("lastFour", .text(lastFour)), ("cardholder", .text("Zoë Müller")),
            ("expiry", .object([("month", .literal("4")), ("year", .literal("2027"))])),
          ])
        ),
      ])
    )
  }

  private var risk: (name: String, value: SampleValue) {
    (
      "risk",
      .object([
        ("score", .literal("12")), ("review", .literal("false")), ("reason", .null),
        ("checks", .array(of: "check", [.text("cvv"), .text("avs"), .text("3-D Secure")])),
      ])
    )
  }

  private var links: (name: String, value: SampleValue) {
    let itself = "https://pay.example.com/v2/payments/\(id)"
    return (
      "links",
      .array(
        of: "link",
        [
          .object([("rel", .text("self")), ("href", .text(itself))]),
          .object([("rel", .text("receipt")), ("href", .text(receipt))]),
        ])
    )
  }

  private let created: [(name: String, value: SampleValue)] = [
    ("reference", .text("ORDER-2024-000417")), ("createdAt", .text("2024-03-05T14:07:31Z")),
  ]
}
