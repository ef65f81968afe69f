import ApiInteractionKit

/// A template from which definitions are generated.
public struct GenerationTemplate: Sendable {
  /// The name that `{template}` stands for in the output's pattern: the file's, without folders and `.template.xml`.
  public let name: String
  /// The file's name as it is shown.
  public let file: String
  /// The template as it was read.
  public let template: DefinitionTemplate

  /// Takes the text of a template file.
  ///
  /// - Throws: ``GenerationError`` if it is not a well-formed definition.
  public init(file: String, _ source: SourceText) throws(GenerationError) {
    try self.init(file: file, Definition(source))
  }

  /// Takes a definition that is read already.
  ///
  /// - Throws: ``GenerationError`` if it is not well-formed, or not a definition.
  public init(file: String, _ definition: Definition) throws(GenerationError) {
    self.file = file
    name = GenerationTemplate.name(of: file)
    do {
      template = try DefinitionTemplate(definition)
    } catch {
      let lines = LineTable(error.source)
      throw GenerationError(
        error.diagnostics.map {
          GenerationProblem(
            SecretMask.masked($0.message), at: InputPlace(file: file, lines.location(of: $0.range.start)))
        })
    }
  }

  /// Takes a built-in template.
  public init(_ builtIn: BuiltInTemplate) throws(GenerationError) {
    try self.init(file: builtIn.name, builtIn.source)
  }

  private static func name(of file: String) -> String {
    let name = file.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
    let ending = [".template.xml", ".xml"].first { name.lowercased().hasSuffix($0) } ?? ""
    return String(name.dropLast(ending.count))
  }

  /// Where a slot stands first.
  func place(of slot: String) -> InputPlace {
    let range = template.slots(named: slot).first?.occurrences.first?.range
    return range.map { place(of: $0) } ?? InputPlace(file: file)
  }

  func place(of range: SourceRange) -> InputPlace {
    InputPlace(file: file, template.definition.source.location(of: range.start))
  }
}
