import Testing

@testable import ApiInteractionSandbox

@Suite("The script of payments")
struct PaymentScriptTests {
  @Test(
    "without a delay a payment is over at once, but for the lag",
    arguments: [
      (Duration.zero, Duration.zero, Duration.zero, PaymentProgress.State.finished),
      (.zero, .seconds(2), .zero, .inProgress), (.zero, .seconds(2), .seconds(2), .finished),
      (.seconds(-1), .seconds(-1), .zero, .finished), (.seconds(3), .zero, .milliseconds(999), .initial),
      (.seconds(3), .zero, .seconds(1), .inProgress), (.seconds(3), .zero, .seconds(3), .finished),
    ])
  func states(_ delay: Duration, _ lag: Duration, _ age: Duration, _ state: PaymentProgress.State) {
    let script = PaymentScript(delay: delay, lag: lag)
    #expect(script.progress(at: age, outcome: .success).state == state)
  }
}
