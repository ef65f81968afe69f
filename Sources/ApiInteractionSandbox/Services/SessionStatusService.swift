import ApiInteractionKit
import ApiInteractionLint

/// Tells how far a payment session is. [D]
struct SessionStatusService: Sendable {
  let script: PaymentScript
  let clock: SandboxClock
  let ledger: SandboxLedger

  func answer(_ request: ReceivedRequest, id: String) async -> SandboxAnswer {
    if let refusal = await BearerToken.refusal(of: request, ledger) { return refusal }
    guard let session = await ledger.session(id) else {
      return .message(.notFound, "There is no session \(Display.cut(id)).")
    }
    let progress = script.progress(
      at: clock.now() - session.start, outcome: await ledger.outcome)
    return .json(
      .ok,
      [
        "sessionId": JSONText.quoted(session.id), "sessionState": JSONText.quoted(progress.state.rawValue),
        "paymentResult": JSONText.quoted(progress.result?.rawValue), "Message": "null",
      ],
      // Whoever sees the field is to see that the documentation does not have it. [P]
      headers: [SavedResponse.standInField: "paymentResult"])
  }
}
