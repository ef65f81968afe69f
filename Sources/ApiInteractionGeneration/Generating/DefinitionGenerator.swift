import ApiInteractionKit
import ApiInteractionLint

/// Generates the definitions of a manifest: each filled, linted and written whole. [P]
///
/// ```swift
/// let manifest = try GenerationManifest(
///   templates: BuiltInTemplate.all.filter { $0.name == "session-status" }.map { try GenerationTemplate($0) },
///   output: OutputPattern("{environment}/{template}.xml"),
///   targets: [
///     GenerationTarget(["environment": "test", "Url": "https://sandbox.example.com"]),
///     GenerationTarget(["environment": "live", "Url": "https://api.example.com"]),
///   ])
/// let folder = try OutputFolder("definitions", creating: true)
/// let report = await DefinitionGenerator(manifest).generate(into: folder, jobs: 2)
/// for problem in report.problems { print(problem) }
/// ```
public struct DefinitionGenerator: Sendable {
  /// What is done with the files.
  public enum Mode: Sendable {
    /// Files that are not as they should be are written.
    case write
    /// Nothing is written; files are only compared.
    case compare
  }

  /// What is generated.
  public let manifest: GenerationManifest
  /// Checks each definition before it is written; nil for no check.
  public let linter: Linter?

  /// A generator.
  ///
  /// - Parameters:
  ///   - manifest: What is generated.
  ///   - linter: Checks each definition before it is written; nil for no check.
  public init(_ manifest: GenerationManifest, linter: Linter? = Linter()) {
    self.manifest = manifest
    self.linter = linter
  }

  /// What the linter finds in the templates as they are, whatever their slots will hold.
  ///
  /// Findings of severity info are left out, here as everywhere.
  public var templateProblems: [GenerationProblem] {
    guard let linter else { return [] }
    return manifest.templates.flatMap { template in
      let lines = LineTable(template.template.definition.source)
      return linter.failures(in: template.template.definition, isTemplate: true).map {
        GenerationProblem($0.finding, at: InputPlace(file: template.file, lines.location(of: $0.range.start)))
      }
    }
  }

  /// The definition that a file should hold.
  ///
  /// - Throws: ``GenerationError`` that names target and slot, if a slot is open, a value is refused, or the linter finds
  ///   something in what the values make of the template.
  public func definition(of file: GenerationManifest.File) throws(GenerationError) -> SourceText {
    let template = manifest.templates[file.template].template
    let values = values(for: file)
    let problems = { FileProblems(file, of: manifest, values) }
    guard values.problems.isEmpty else { throw problems().error(values.problems.map(\.problem)) }
    let edits: [SourceEdit]
    do throws(FillError) {
      edits = try template.edits(filling: values.texts)
    } catch {
      throw problems().error(error.problems)
    }
    let definition = template.applying(edits)
    guard let linter else { return definition }
    let findings = linter.failures(in: Definition(definition), isTemplate: false)
    guard findings.isEmpty else { throw problems().error(findings, after: edits) }
    return definition
  }

  /// The values of a file's slots: the target's over those of all targets. What is meant for other templates is left out.
  private func values(for file: GenerationManifest.File) -> SlotValues {
    let template = manifest.templates[file.template].template
    var values = SlotValues(for: template)
    for layer in [manifest.values, manifest.targets[file.target].values] {
      values.add(layer.filter { !template.indices(named: $0.name).isEmpty })
    }
    return values
  }
}

extension Linter {
  /// The findings that keep a definition from being written: errors and warnings.
  func failures(in definition: Definition, isTemplate: Bool) -> [Diagnostic] {
    lint(definition, isTemplate: isTemplate).diagnostics.filter { $0.severity >= .warning }
  }
}
