import ApiInteractionPlan
import ArgumentParser

/// What `plan run` is told. The program that hands over and the one that does the work read it alike.
package struct PlanRunOptions: ParsableArguments {
  package enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  package static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Walks a call plan as a call does, and shows what happens at each step.",
    discussion: """
      Connectors send their requests, routers decide by what comes back. The status is 0 if the call comes to an end, or to \
      the step before which it is to stop; 1 if it does not, or not to the end that is expected.

      With --sandbox the requests go to a local stand-in of the documented services, never to the hosts in the definitions. \
      Open slots, configuration keys and CallGuid get values that it accepts, and payments end as the plan's payment steps say. \
      Against the real services no payment is simulated: the run goes on as if the caller had come back.

      The data sources that collect steps set have the plan's examples for values unless --data gives others.

      Example:
      echo 'steps: {hello: {announce: Hello, next: bye}, bye: {end: over}}' | apiinteraction plan run - --sandbox
      """)

  @Argument(help: "The plan, in YAML or JSON; - is standard input.", completion: .values)
  package var file: String

  @Flag(help: "Start a local stand-in of the services, and send the requests there.")
  package var sandbox = false

  @Option(
    help: ArgumentHelp(
      "Send nothing: take the responses from a record, in their order. Another request than was recorded fails.",
      valueName: "file"),
    completion: .values)
  package var replay: String?

  @Option(help: ArgumentHelp("Keep the run in a file, with secrets masked.", valueName: "file"))
  package var record: String?

  @Option(
    help: ArgumentHelp(
      "What the caller presses at the first, second … time that a digit is asked for into this data source; the last one from then on.",
      discussion: "Nothing between two commas is no digit; so it is without this option.",
      valueName: "name=digit,…"))
  package var digits: [Assignment] = []

  @Option(help: ArgumentHelp("Stop before this step.", valueName: "step"))
  package var until: String?

  @Option(help: ArgumentHelp("Fail unless the call ends at this step.", valueName: "step"))
  package var expectEnd: String?

  @Option(help: ArgumentHelp("Fail after so many steps.", valueName: "n"))
  package var maxSteps = 1000

  @Option(help: ArgumentHelp("How long a service may take; the platform waits 10s.", valueName: "time"))
  package var timeout = TimeSpan(seconds: 10)

  @Option(
    help: ArgumentHelp(
      "How long a connector waits before it sends again what it has just sent, where a plan asks for a state again and again.",
      valueName: "time"))
  package var every = TimeSpan(seconds: 1)

  @Option(
    help: ArgumentHelp(
      "With --sandbox: how the first, second … payment ends, in place of what the plan says; the last one from then on.",
      valueName: "outcome"))
  package var outcome: [PaymentOutcome] = []

  @Option(
    help: ArgumentHelp(
      "With --sandbox: how long a payment takes, for which the call stays at its step.", valueName: "time"))
  package var delay: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "With --sandbox: how long the status lags behind the end of the payment.", valueName: "time"))
  package var lag: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "With --sandbox: what goes wrong with the service of all connectors, or of one step's: down, slow, hang, cut, wrong-media, truncated-json, 401, 429 or 500.",
      valueName: "[step=]fault"))
  package var fault: [String] = []

  @Option(help: "How the run is printed.")
  package var format = Format.text

  @OptionGroup package var call: CallValueOptions
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws {
    if timeout.duration <= .zero { throw ValidationError("--timeout must be longer than nothing.") }
    if maxSteps < 1 { throw ValidationError("--max-steps must be at least 1.") }
    if sandbox, replay != nil {
      throw ValidationError(
        "--replay sends nothing, and --sandbox sends it to a stand-in: give one of the two.")
    }
    if !sandbox, replay == nil, every.duration < .milliseconds(10) {
      throw ValidationError("--every must be at least 10ms where requests go to the real services.")
    }
    let given = [
      ("--outcome", !outcome.isEmpty), ("--delay", delay != nil), ("--lag", lag != nil),
      ("--fault", !fault.isEmpty),
    ]
    if !sandbox, let option = given.first(where: \.1)?.0 {
      throw ValidationError("\(option) is for the stand-in of the services: give --sandbox as well.")
    }
  }
}

extension PaymentOutcome: ExpressibleByArgument {}
