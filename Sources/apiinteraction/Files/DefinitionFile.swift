import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint

/// A definition that was read from a file or standard input.
struct DefinitionFile {
  let path: String
  /// The name as it is shown.
  let name: String
  /// What was read; of a file that is too large, the beginning.
  let bytes: [UInt8]
  let definition: Definition

  /// - Throws: ``CommandFailure`` if the file cannot be read.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    name = InputFile.name(of: path)
    bytes = try InputFile.read(path, limit: Limits().definitionBytes)
    definition = Definition(bytes)
  }

  /// Takes a definition that comes with the toolkit.
  init(_ builtIn: BuiltInTemplate) {
    path = builtIn.name
    name = builtIn.name
    bytes = builtIn.source.bytes
    definition = Definition(builtIn.source)
  }

  /// The typed model.
  ///
  /// - Throws: ``CommandFailure`` after printing what is wrong, or which slots are open.
  func interaction() throws(CommandFailure) -> ApiInteraction {
    if let interaction = definition.interaction { return interaction }
    throw failure(DefinitionError(definition))
  }

  /// The definition with its slots.
  ///
  /// - Throws: ``CommandFailure`` after printing why it has none.
  func template() throws(CommandFailure) -> DefinitionTemplate {
    do {
      return try DefinitionTemplate(definition)
    } catch {
      throw failure(error)
    }
  }

  /// Prints what is wrong with the definition.
  func failure(_ error: DefinitionError) -> CommandFailure {
    show(error.diagnostics)
    return .found
  }

  /// Prints findings to standard error, as `lint` does.
  func show(_ diagnostics: [Diagnostic], masksSecrets: Bool = true) {
    let result = LintResult(definition: definition, diagnostics: diagnostics)
    let report = TextReporter(masksSecrets: masksSecrets).report(FileReport(file: name, result: result))
    Console.write(report, to: .error)
  }
}
