import ApiInteractionKit
import ArgumentParser

/// What `test` is told. The program that hands over and the one that does the work read it alike.
package struct TestOptions: ParsableArguments {
  package enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  package static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Sends a definition's request and shows what each data source would receive.",
    discussion: """
      Placeholders are listed with their values, the request is sent, and the data sources, the issues and the response \
      are shown. The status is 0 if a response came and was mapped without an issue, whatever its own status; 1 after an \
      interface failure, with an issue, or if it is not as expected.

      With --sandbox the request goes to a local stand-in of the documented services, never to the host in the Url or \
      through a proxy, and open slots and data sources that have no value get the sandbox's.

      A record has *** wherever a secret or a value of the configuration stood, in JSON as a text. map cannot read a \
      number there, nor a name of a member or an element that is such a value.

      Example:
      echo '<ApiInteraction><Request>
      <Url>https://orders.example.com/orders/$(IVRSlot|OrderID)</Url>
      <Method>GET</Method></Request><Response><Type>XML</Type>
      <ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field>
      <Locator>/name</Locator><Destination>Name</Destination>
      <DataType>String</DataType></Field></Fields></Response>
      </ApiInteraction>' | apiinteraction test - --sandbox --data 'IVRSlot|OrderID=7'
      """)

  @Argument(help: "The definition; - is standard input.", completion: .definition)
  package var file: String

  @Flag(help: "Start a local stand-in of the services, and send the request there.")
  package var sandbox = false

  @Flag(help: "Ask on the terminal for each open slot and each placeholder that has no value.")
  package var interactive = false

  @Option(
    help: ArgumentHelp("Keep the exchange in a file, with secrets masked; `map` reads it.", valueName: "file")
  )
  package var record: String?

  @Option(
    name: .customLong("expect"),
    help: ArgumentHelp(
      "Fail unless a data source gets this value; several times for several.", valueName: "name=value"))
  package var expectations: [Assignment] = []

  // Several are taken only to be refused: of one alone, the last would count.
  @Option(help: ArgumentHelp("Fail unless the response has this status.", valueName: "code|2xx"))
  package var expectStatus: [StatusPattern] = []

  @Option(
    help: ArgumentHelp("Send again until a data source gets this value.", valueName: "name=value"))
  package var repeatUntil: Assignment?

  @Option(
    name: .customLong("every"),
    help: ArgumentHelp(
      "How long to wait before it is sent again, as 500ms, 2s or 1m. (default: 2s)", valueName: "time"))
  private var givenPause: TimeSpan?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long it may be sent again. (default: 30s)", valueName: "time"))
  private var givenPeriod: TimeSpan?

  /// How long to wait before the request is sent again.
  package var every: Duration { givenPause?.duration ?? .seconds(2) }
  /// How long the request may be sent again.
  package var period: Duration { givenPeriod?.duration ?? .seconds(30) }

  @Option(help: ArgumentHelp("How long the service may take; the platform waits 10s.", valueName: "time"))
  package var timeout = TimeSpan(seconds: 10)

  @Option(help: "How the result is printed.")
  package var format = Format.table

  @OptionGroup package var call: CallValueOptions
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws {
    if timeout.duration <= .zero { throw ValidationError("--timeout must be longer than nothing.") }
    if every < .milliseconds(10) { throw ValidationError("--every must be at least 10ms.") }
    if repeatUntil == nil, givenPause != nil || givenPeriod != nil {
      throw ValidationError("--every and --for say how --repeat-until goes on: give that, too.")
    }
    if expectStatus.count > 1 {
      throw ValidationError(
        "--expect-status is given twice. A response has one status; 2xx stands for several.")
    }
  }
}
