import ApiInteractionLint
import ApiInteractionPlan
import CommandInterface

/// What a check finds in a plan, and in the definitions that it names.
struct PlanFindings {
  let settings: LintSettings
  /// In the plan's own file.
  let plan: LintResult
  /// In the files of its definitions, by their paths from the plan's folder.
  let definitions: [(path: String, result: LintResult)]

  /// - Throws: ``CommandFailure`` if a configuration cannot be read.
  init(_ file: PlanFile, _ definitions: PlanDefinitions) throws {
    var finder = try ConfigurationFinder()
    var linters: [String: Linter] = [:]
    for definition in definitions.files {
      linters[definition.path] = finder.settings(forFile: file.path(of: definition.path))?.linter
    }
    self.definitions = definitions.files.compactMap { definition in
      linters[definition.path].map {
        (definition.path, $0.lint(definition.definition, isTemplate: true))
      }
    }
    settings = try finder.lintSettings(forFile: file.path)
    let told = self.definitions.filter { $0.result.diagnostics.contains { $0.severity == .error } }.map(
      \.path)
    let found = definitions.withoutTold(
      PlanChecker(settings: settings).check(file.plan, definitions: definitions, linters: linters),
      in: Set(told))
    let secrets = PlanSecrets(file.plan, definitions: definitions, named: settings.secrets)
    plan = file.result(found, hiding: secrets)
  }
}
