import ArgumentParser

/// What `sandbox` is told. The program that hands over and the one that does the work read it alike.
package struct SandboxCommandOptions: ParsableArguments {
  package static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Runs a local stand-in of the documented services.",
    discussion: """
      It answers POST /auth/connect/token, POST /globalpci/v1/selfservicesession/, GET /globalpci/v1/session/ID and \
      GET /orders/ID, until it is interrupted, and prints values that it accepts for every slot and data source of the documented definitions.

      This is a stand-in. Where the documentation of the real services says nothing, the answers are this toolkit's own: \
      the text of errors, paymentResult, and when a session's state changes. What passes here may be refused there.

      A request with the header X-Sandbox-Fault has the fault that the header names.

      Example:
      apiinteraction sandbox --port 8080 --outcome card-cancelled --lag 3s
      """)

  @Option(help: ArgumentHelp("The port; a free one unless said.", valueName: "n"))
  package var port: UInt16 = 0

  @Option(
    help: ArgumentHelp(
      "How payments end: success, declined, card-cancelled, error, time-out or expired.", valueName: "outcome"
    ),
    completion: .list(["success", "declined", "card-cancelled", "error", "time-out", "expired"]))
  package var outcome = "success"

  @Option(help: ArgumentHelp("How long a payment takes.", valueName: "time"))
  package var delay = TimeSpan(seconds: 0)

  @Option(help: ArgumentHelp("How long the status lags behind the end of the payment.", valueName: "time"))
  package var lag = TimeSpan(seconds: 0)

  @Option(
    help: ArgumentHelp(
      "What goes wrong, with all services or one of them: slow, hang, cut, wrong-media, truncated-json, 401, 429 or 500.",
      discussion: "The services are authorize, start, status and orders.", valueName: "[service=]fault"))
  package var fault: [String] = []

  @Option(
    help: ArgumentHelp(
      "A provider profile, which says what start session must send; the last one counts.", valueName: "file"),
    completion: .values)
  package var provider: [String] = []

  @Flag(help: "Listen on all interfaces: whoever reaches this machine can use the sandbox.")
  package var allInterfaces = false

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
