import ApiInteractionKit
import ApiInteractionLint

/// Starts payment sessions, where every field that the provider needs is there. [D]
struct StartSessionService: Sendable {
  /// How many mistakes are named in one answer.
  private static let most = 20

  let profiles: [ProviderProfile]
  let ledger: SandboxLedger

  func answer(_ request: ReceivedRequest) async -> SandboxAnswer {
    if let refusal = await BearerToken.refusal(of: request, ledger) { return refusal }
    let faults = self.faults(of: request)
    if !faults.isEmpty {
      return .message(.badRequest, faults.prefix(StartSessionService.most).joined(separator: " "))
    }
    let session = await ledger.startSession()
    return .json(
      .ok,
      [
        "sessionId": JSONText.quoted(session.id), "dtmfLinkId": JSONText.quoted(session.linkID),
        "dtmfFallbackNumber": JSONText.quoted(PaymentSession.fallbackNumber), "Message": "null",
      ])
  }

  private func faults(of request: ReceivedRequest) -> [String] {
    var known: Set<String> = []
    return profiles.flatMap { request.faults(by: $0) }.filter { known.insert($0).inserted }
  }
}
