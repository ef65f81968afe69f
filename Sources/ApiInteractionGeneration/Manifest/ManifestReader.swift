import ApiInteractionKit
import ApiInteractionLint

extension GenerationManifest {
  /// The JSON Schema of a manifest, in UTF-8.
  public static var schema: [UInt8] { PackageResources.manifest_schema_json }

  /// Reads a manifest in YAML or JSON.
  ///
  /// - Parameters:
  ///   - bytes: The manifest.
  ///   - file: Its path. What it names lies beside it, unless it is named with a path from the root.
  ///   - read: Gives the bytes of a file that the manifest names, or throws why it cannot be read.
  /// - Throws: ``GenerationError`` with the place of what is wrong.
  public init(
    _ bytes: [UInt8], file: String, reading read: (_ path: String) throws -> [UInt8]
  ) throws(GenerationError) {
    let reader: ManifestReader
    do throws(InputProblem) {
      reader = try ManifestReader(bytes, file: file)
    } catch {
      throw GenerationError(error, in: file)
    }
    let templates = try reader.templates(reading: read)
    let table = try reader.table(reading: read)
    try self.init(
      templates: templates, output: reader.output, values: reader.values,
      targets: table?.targets ?? reader.targets,
      table: table, place: reader.outputPlace)
  }
}

/// Reads a manifest, but not yet the files that it names.
struct ManifestReader {
  private struct NamedFile {
    let name: String
    let place: InputPlace
  }

  /// The folder in which the manifest lies, with a / at its end, or nothing.
  private let folder: Substring
  let output: OutputPattern
  let outputPlace: InputPlace
  let values: [NamedValue]
  /// The targets that stand in the manifest itself.
  private(set) var targets: [GenerationTarget] = []
  private let templateFiles: [NamedFile]
  private var tableFile: NamedFile?

  init(_ bytes: [UInt8], file: String) throws(InputProblem) {
    folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    let manifest = try YAMLValue(bytes)
    let members = try manifest.mapping("A manifest", allowing: ["output", "templates", "values", "targets"])
    func required(_ name: String, _ form: String) throws(InputProblem) -> YAMLValue {
      guard let value = members[name] else { throw manifest.problem("A manifest needs \(name): \(form).") }
      return value
    }
    let pattern = try required("output", "the pattern of the paths, such as \"{account}/{template}.xml\"")
    outputPlace = InputPlace(file: file, pattern.location)
    let text = try pattern.text("output")
    do throws(OutputPattern.Invalid) {
      output = try OutputPattern(text)
    } catch {
      throw pattern.problem(error.description)
    }
    let templates = try required("templates", "a list of template files and names of built-in templates")
    guard let items = templates.items, !items.isEmpty else {
      throw templates.problem("templates must be a list of template files and names of built-in templates.")
    }
    templateFiles = try items.map { item throws(InputProblem) in
      NamedFile(name: try item.text("A template"), place: InputPlace(file: file, item.location))
    }
    values =
      try members["values"].map { value throws(InputProblem) in
        try ManifestReader.values(value, "values", file: file)
      } ?? []
    try readTargets(try required("targets", "a list of values, or csv: and a file"), file: file)
  }

  private mutating func readTargets(_ value: YAMLValue, file: String) throws(InputProblem) {
    if let items = value.items {
      if items.isEmpty { throw value.problem("targets must hold at least one target.") }
      targets = try items.map { item throws(InputProblem) in
        GenerationTarget(
          try ManifestReader.values(item, "A target", file: file), at: InputPlace(file: file, item.location))
      }
    } else {
      let members = try value.mapping("targets", allowing: ["csv"])
      guard let csv = members["csv"] else {
        throw value.problem("targets needs csv: and a file, or is a list.")
      }
      tableFile = NamedFile(name: try csv.text("csv"), place: InputPlace(file: file, csv.location))
    }
  }

  private static func values(_ value: YAMLValue, _ what: String, file: String) throws(InputProblem)
    -> [NamedValue]
  {
    _ = try value.entries(what)
    return try NamedValue.all(in: NamedValues(nested: value), file: file)
  }

  // MARK: - The files that it names

  /// The templates: a name without dot and slash is that of a built-in one, anything else a file.
  func templates(reading read: (String) throws -> [UInt8]) throws(GenerationError) -> [GenerationTemplate] {
    var templates: [GenerationTemplate] = []
    var problems: [GenerationProblem] = []
    for file in templateFiles {
      do throws(GenerationError) {
        templates.append(try template(file, reading: read))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw GenerationError(problems) }
    return templates
  }

  private func template(
    _ file: NamedFile, reading read: (String) throws -> [UInt8]
  ) throws(GenerationError) -> GenerationTemplate {
    if file.name.contains(where: { $0 == "." || $0 == "/" }) {
      let (path, bytes) = try self.bytes(of: file, reading: read)
      return try GenerationTemplate(file: path, Definition(bytes))
    }
    if let builtIn = BuiltInTemplate.named(file.name) { return try GenerationTemplate(builtIn) }
    throw GenerationError([
      GenerationProblem(
        "There is no built-in template “\(file.name)”. \(BuiltInTemplate.advice(for: file.name)) A file is named with its ending.",
        at: file.place)
    ])
  }

  func table(reading read: (String) throws -> [UInt8]) throws(GenerationError) -> TargetTable? {
    guard let tableFile else { return nil }
    let (path, bytes) = try bytes(of: tableFile, reading: read)
    return try TargetTable(bytes, file: path)
  }

  private func bytes(
    of file: NamedFile, reading read: (String) throws -> [UInt8]
  ) throws(GenerationError) -> (path: String, bytes: [UInt8]) {
    let path = file.name.hasPrefix("/") ? file.name : folder + file.name
    do {
      return (path, try read(path))
    } catch {
      throw GenerationError([GenerationProblem("\(error)", at: file.place, isFileError: true)])
    }
  }
}
