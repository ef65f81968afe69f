/// A payment session, to which a caller is transferred.
struct PaymentSession: Sendable, Hashable {
  let id: String
  /// Tells the payment service which session a call belongs to.
  let linkID: String
  /// When the session was started, by the sandbox's clock.
  let start: Duration

  /// Where calls are transferred to: of the numbers that are kept for fiction. [P]
  static let fallbackNumber = "+442079460123"

  init(startedAt start: Duration) {
    id = RandomText.identifier()
    linkID = RandomText.digits(8)
    self.start = start
  }
}
