import ApiInteractionKit
import ApiInteractionLint
import Foundation

/// Whatever is read as a definition, all that is found in it lies in its text, and can be shown.
enum DefinitionTarget {
  private static let linter = Linter()

  static func check(_ input: [UInt8]) {
    let definition = Definition(input)
    definition.source.requireRanges(of: definition.diagnostics)
    for value in definition.values {
      let range = value.text.sourceRange
      require(value.syntax.content.contains(range), "the value at \(range) lies in its element")
    }
    for isTemplate in [false, true] {
      let result = linter.lint(definition, isTemplate: isTemplate)
      definition.source.requireRanges(of: result.diagnostics)
      if !isTemplate { show(FileReport(file: "definition.xml", result: result)) }
    }
  }

  private static func show(_ report: FileReport) {
    _ = TextReporter().report([report])
    let json = Data(JSONReporter().report([report]).utf8)
    require((try? JSONSerialization.jsonObject(with: json)) != nil, "the report in JSON is JSON")
  }
}
