import ApiInteractionLint
import ArgumentParser

/// What every subcommand understands.
struct GlobalOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Print results only.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say more of what was done.")
  var verbose = false

  @Flag(name: .customLong("no-color"), help: "Print no colours.")
  var noColor = false

  /// Says something that is no result.
  func note(_ message: String) {
    if !quiet { Console.complain(message) }
  }

  /// Whether colours are wanted on standard output.
  var isColourful: Bool { !noColor && Console.isColourful }

  /// A reporter for standard output.
  func reporter(masksSecrets: Bool = true) -> TextReporter {
    guard isColourful else { return TextReporter(masksSecrets: masksSecrets) }
    return TextReporter(masksSecrets: masksSecrets, style: Console.coloured)
  }
}
