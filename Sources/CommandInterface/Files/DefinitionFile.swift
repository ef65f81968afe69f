import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint

/// A definition that was read from a file or standard input.
package struct DefinitionFile {
  package let path: String
  /// The name as it is shown.
  package let name: String
  /// What was read; of a file that is too large, the beginning.
  package let bytes: [UInt8]
  package let definition: Definition
  /// Whether the file is not too large to have been read to its end.
  package var isRead: Bool { bytes.count <= Limits().definitionBytes }

  /// - Throws: ``CommandFailure`` if the file cannot be read.
  package init(_ path: String) throws(CommandFailure) {
    self.init(path, try InputFile.read(path, limit: Limits().definitionBytes))
  }

  /// Takes the bytes of a file that was read.
  package init(_ path: String, _ bytes: [UInt8]) {
    self.init(path, InputFile.name(of: path), bytes)
  }

  private init(_ path: String, _ name: String, _ bytes: [UInt8]) {
    self.path = path
    self.name = name
    self.bytes = bytes
    definition = Definition(bytes)
  }

  /// The definition that is made of it when its slots are filled, with a name that says so: its places are not the file's.
  package func filled(_ source: SourceText) -> DefinitionFile {
    source.bytes == definition.source.bytes ? self : DefinitionFile(path, name + " (filled)", source.bytes)
  }

  /// Takes a definition that comes with the toolkit.
  package init(_ builtIn: BuiltInTemplate) {
    path = builtIn.name
    name = builtIn.name
    bytes = builtIn.source.bytes
    definition = Definition(builtIn.source)
  }

  /// The typed model.
  ///
  /// - Throws: ``CommandFailure`` after printing what is wrong, or which slots are open.
  package func interaction() throws(CommandFailure) -> ApiInteraction {
    if let interaction = definition.interaction { return interaction }
    throw failure(DefinitionError(definition))
  }

  /// The definition with its slots.
  ///
  /// - Throws: ``CommandFailure`` after printing why it has none.
  package func template() throws(CommandFailure) -> DefinitionTemplate {
    do {
      return try DefinitionTemplate(definition)
    } catch {
      throw failure(error)
    }
  }

  /// Prints what is wrong with the definition.
  package func failure(_ error: DefinitionError) -> CommandFailure {
    show(error.diagnostics)
    return .found
  }

  /// The linter that its configuration asks for.
  ///
  /// - Throws: ``CommandFailure`` if that is bad, after printing why.
  package func linter() throws(CommandFailure) -> Linter {
    var finder = try ConfigurationFinder()
    return try finder.linter(forFile: path)
  }

  /// Prints findings to standard error, as `lint` does.
  ///
  /// - Parameters:
  ///   - secrets: Where secrets stand that the definition does not give away.
  ///   - linter: The one that the configuration asks for, if that was read.
  package func show(
    _ diagnostics: [Diagnostic], masksSecrets: Bool = true, hiding secrets: [SourceRange] = [],
    by linter: Linter? = nil
  ) {
    // What a bad configuration calls a secret is not known, and that it is bad is said.
    let linter = linter ?? (try? self.linter()) ?? Linter()
    let result = LintResult(
      definition: definition, diagnostics: diagnostics,
      secrets: linter.secrets(in: definition) + secrets)
    let report = TextReporter(masksSecrets: masksSecrets).report(FileReport(file: name, result: result))
    Console.write(report, to: .error)
  }
}
