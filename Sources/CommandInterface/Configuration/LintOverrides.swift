import ApiInteractionLint

/// What the command line says about linting, over any configuration.
package struct LintOverrides {
  private let choice: RuleChoice
  private let providers: [(name: String, bytes: [UInt8])]
  /// Whether every file is a template.
  let templates: Bool

  /// - Parameter providers: The paths of provider profiles.
  /// - Throws: ``CommandFailure`` if a profile cannot be read.
  package init(_ choice: RuleChoice, providers: [String], templates: Bool) throws(CommandFailure) {
    self.choice = choice
    self.templates = templates
    var read: [(String, [UInt8])] = []
    for path in providers { read.append((InputFile.name(of: path), try InputFile.readValues(path))) }
    self.providers = read
  }

  /// The linter that a configuration and the command line ask for together.
  ///
  /// - Throws: ``CommandFailure`` if what was named as a profile is none.
  func linter(over configuration: LintConfiguration) throws(CommandFailure) -> Linter {
    var settings = configuration.settings
    settings.disabled = choice.disabled(besides: settings.disabled)
    var profiles = configuration.profiles
    for provider in providers {
      do throws(InputProblem) {
        try profiles.add(provider.bytes)
      } catch {
        throw .usage(error.text(in: provider.name))
      }
    }
    return Linter(profiles: profiles, settings: settings)
  }
}
