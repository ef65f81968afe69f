import ArgumentParser

/// What `plan test` is told. The program that hands over and the one that does the work read it alike.
package struct PlanTestOptions: ParsableArguments {
  package enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case junit
  }

  package static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the scenarios of a file through their call plan, against the sandbox.",
    discussion: """
      Each scenario is a call with a sandbox of its own, and says where the call must end and what the data sources must \
      hold then. The status is 0 if all are as expected, 1 if not; a call that is not is shown step by step.

      Example:
      echo 'steps: {hello: {announce: Hi, next: bye}, bye: {end: over}}' >p.yml
      echo '{plan: p.yml, scenarios: {a call: {expect: {end: bye}}}}' >s.yml
      apiinteraction plan test s.yml
      """)

  @Argument(
    help:
      "The scenarios, in YAML or JSON; - is standard input, and the plan is looked for in the current folder.",
    completion: .values)
  package var file: String

  @Option(help: ArgumentHelp("How many scenarios run at the same time.", valueName: "n"))
  package var jobs: Int?

  @Option(help: ArgumentHelp("How long a service may take; the platform waits 10s.", valueName: "time"))
  package var timeout = TimeSpan(seconds: 10)

  @Option(help: ArgumentHelp("Fail after so many steps.", valueName: "n"))
  package var maxSteps = 1000

  @Option(
    help: ArgumentHelp(
      "How long a connector waits before it sends again what it has just sent, where a plan asks for a state again and again.",
      valueName: "time"))
  package var every = TimeSpan(milliseconds: 50)

  @Option(help: "How the results are printed.")
  package var format = Format.text

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if maxSteps < 1 { throw ValidationError("--max-steps must be at least 1.") }
    if timeout.duration <= .zero { throw ValidationError("--timeout must be longer than nothing.") }
  }
}
