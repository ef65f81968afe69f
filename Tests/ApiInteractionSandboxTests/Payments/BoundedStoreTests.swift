import Testing

@testable import ApiInteractionSandbox

@Suite("What a sandbox keeps")
struct BoundedStoreTests {
  @Test("the oldest is forgotten where there would be too many")
  func oldest() {
    var store = BoundedStore<Int>(capacity: 3)
    for number in 1...7 { store.insert(number, as: "\(number)") }
    #expect((1...7).map { store["\($0)"] } == [nil, nil, nil, nil, 5, 6, 7])
    #expect(store.count == 3)
  }

  @Test("the token and the session that are there from the start are never forgotten")
  func ready() async {
    let ledger = SandboxLedger(clock: ManualClock().clock, capacity: 2)
    let token = await ledger.issueToken()
    let session = await ledger.startSession()
    #expect(await ledger.knows(token: token))
    for _ in 0..<3 {
      _ = await ledger.issueToken()
      _ = await ledger.startSession()
    }
    #expect(await !ledger.knows(token: token))
    #expect(await ledger.session(session.id) == nil)
    #expect(await ledger.knows(token: ledger.readyToken))
    #expect(await ledger.session(ledger.readySession.id) == ledger.readySession)
  }
}
