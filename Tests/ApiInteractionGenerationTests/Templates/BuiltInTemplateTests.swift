import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import TestSupport
import Testing

@Suite("Built-in templates")
struct BuiltInTemplateTests {
  @Test("there are those that the documentation names")
  func names() {
    #expect(
      BuiltInTemplate.all.map(\.name) == [
        "authorize", "start-session", "session-status", "json-get", "json-post", "xml-post", "form-post",
        "blank",
      ])
    #expect(BuiltInTemplate.named("no-such") == nil)
  }

  @Test("each has a sentence", arguments: BuiltInTemplate.all)
  func summary(_ template: BuiltInTemplate) {
    #expect(template.summary.hasSuffix("."))
    #expect(template.summary.split(separator: ". ").count == 1)
  }

  @Test("each lints clean as a template, and filled with its example values", arguments: BuiltInTemplate.all)
  func clean(_ builtIn: BuiltInTemplate) throws {
    #expect(Linter().lint(builtIn.source.bytes, isTemplate: true).diagnostics == [])
    let template = try DefinitionTemplate(builtIn.source)
    var values = SlotValues(for: template)
    values.add(builtIn.exampleValues)
    #expect(values.problems == [])
    let filled = try template.fill(with: values.texts)
    #expect(Linter().lint(filled.bytes).diagnostics == [])
    #expect(Definition(filled).interaction != nil)
  }

  @Test("each has open slots to fill, and an example value for every one", arguments: BuiltInTemplate.all)
  func examples(_ builtIn: BuiltInTemplate) throws {
    let template = try DefinitionTemplate(builtIn.source)
    #expect(!template.slots.isEmpty)
    #expect(builtIn.exampleValues.map(\.name).sorted() == template.slots.map(\.name).sorted())
  }

  @Test("the three of the documented services keep what the documented definitions keep")
  func documented() throws {
    for (name, file) in [
      ("authorize", "authorize"), ("start-session", "start-session-corrected"),
      ("session-status", "session-status"),
    ] {
      let builtIn = try DefinitionTemplate(try #require(BuiltInTemplate.named(name)).source)
      let documented = try DefinitionTemplate(
        SourceText(try Fixtures.text("Definitions/\(file).template.xml")))
      #expect(builtIn.slots.map(\.name) == documented.slots.map(\.name))
      #expect(
        builtIn.definition.fields.map { $0.locator?.text.string }
          == documented.definition.fields.map { $0.locator?.text.string })
      #expect(
        builtIn.definition.fields.map { $0.destination?.text.string }
          == documented.definition.fields.map { $0.destination?.text.string })
    }
  }
}
