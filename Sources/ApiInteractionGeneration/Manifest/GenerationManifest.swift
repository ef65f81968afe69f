import ApiInteractionKit
import ApiInteractionLint

/// What to generate: templates × targets, each pair a file. [P]
public struct GenerationManifest: Sendable {
  /// A file to generate.
  public struct File: Sendable, Hashable {
    /// The path in the output folder.
    public let path: String
    /// The index of the template.
    public let template: Int
    /// The index of the target.
    public let target: Int
  }

  /// The templates, in the order of the manifest.
  public let templates: [GenerationTemplate]
  /// Where the files go in the output folder.
  public let output: OutputPattern
  /// The values that every target has unless it has its own.
  public let values: [NamedValue]
  /// The targets: for each of them, a file is made from every template.
  public let targets: [GenerationTarget]
  /// The files, target by target.
  public let files: [File]

  /// Makes a manifest from values of a program.
  ///
  /// - Throws: ``GenerationError`` if a name belongs to no slot and no path, a path is no path in a folder, or two files
  ///   have the same.
  public init(
    templates: [GenerationTemplate], output: OutputPattern, values: [String: String] = [:],
    targets: [GenerationTarget]
  ) throws(GenerationError) {
    try self.init(
      templates: templates, output: output, values: GenerationTarget(values).values, targets: targets,
      table: nil,
      place: InputPlace(file: output.text))
  }

  /// - Parameters:
  ///   - table: The table from which the targets come, if they do.
  ///   - place: Where the output's pattern stands.
  init(
    templates: [GenerationTemplate], output: OutputPattern, values: [NamedValue], targets: [GenerationTarget],
    table: TargetTable?, place: InputPlace
  ) throws(GenerationError) {
    self.templates = templates
    self.output = output
    self.values = values
    self.targets = targets
    var check = ManifestCheck(templates: templates, output: output, values: values, place: place)
    if let table { check.checkColumns(of: table) }
    check.checkNames(of: targets)
    var paths = PathPlan(output: output, templates: templates, shared: values, place: place)
    if check.problems.isEmpty { paths.add(targets) }
    let problems = check.problems + paths.problems
    guard problems.isEmpty else { throw GenerationError(problems) }
    files = paths.files
  }

  /// A target as it is named in messages: its values in the output's path.
  func name(of target: GenerationTarget) -> String {
    output.variables.compactMap { name in
      (target.values.last { $0.name == name } ?? values.last { $0.name == name })?.text
    }.joined(separator: "/")
  }
}
