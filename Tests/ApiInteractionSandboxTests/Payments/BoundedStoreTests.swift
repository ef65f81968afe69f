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

  @Test("the newest 10,000 tokens and sessions are kept")
  func newest() async {
    let ledger = SandboxLedger(clock: ManualClock().clock)
    var (tokens, sessions): ([String], [String]) = ([], [])
    for _ in 0..<10_002 {
      tokens.append(await ledger.issueToken())
      sessions.append(await ledger.startSession().id)
    }
    for (index, isKept) in [(0, false), (1, false), (2, true), (10_001, true)] {
      #expect(await ledger.knows(token: tokens[index]) == isKept)
      #expect((await ledger.session(sessions[index]) != nil) == isKept)
    }
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
