import ApiInteractionLint
import ArgumentParser

/// What every subcommand understands.
package struct GlobalOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Print results only.")
  package var quiet = false

  @Flag(name: [.short, .long], help: "Say more of what was done.")
  package var verbose = false

  @Flag(name: .customLong("no-color"), help: "Print no colours.")
  package var noColor = false

  package init() {}

  /// Says something that is no result.
  package func note(_ message: String) {
    if !quiet { Console.complain(message) }
  }

  /// Whether colours are wanted on standard output.
  package var isColourful: Bool { !noColor && Console.isColourful }

  /// A reporter for standard output.
  package func reporter(masksSecrets: Bool = true) -> TextReporter {
    guard isColourful else { return TextReporter(masksSecrets: masksSecrets) }
    return TextReporter(masksSecrets: masksSecrets, style: Console.coloured)
  }
}
