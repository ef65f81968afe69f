import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan

/// A file of values or of settings is refused with a place in it, or read; what is read can be used.
///
/// The first byte says what the rest is read as: `0` is a configuration, `1` a profile, and so on.
enum YAMLTarget {
  private static let readers: [@Sendable ([UInt8]) throws -> Void] = [
    readConfiguration, readProfile, readManifest, readPlan, readScenarios, readValues,
  ]

  static func check(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let bytes = Array(input.dropFirst())
    do {
      try readers[Int(first &- UInt8(ascii: "0")) % readers.count](bytes)
    } catch let error as InputProblem {
      requirePlace(error.location, in: bytes)
    } catch let error as ConfigurationError {
      for problem in error.problems where problem.file == LintConfiguration.fileName {
        requirePlace(problem.problem.location, in: bytes)
      }
    } catch let error as PlanFileError {
      require(!error.diagnostics.isEmpty, "what is refused has a reason")
    } catch let error as GenerationError {
      require(!error.problems.isEmpty, "what is refused has a reason")
    } catch {
      fatalError("Not so: \(error) is one of the errors that are documented")
    }
  }

  /// Requires that a problem is in the file or just behind it. YAML knows other line ends than definitions.
  private static func requirePlace(_ location: SourceLocation?, in bytes: [UInt8]) {
    guard let location else { return }
    let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0.properties.isWhitespace } + 2
    require(1...lines ~= location.line && location.column >= 1, "\(location) is a place in the file")
  }

  // MARK: - What is read

  private static func readConfiguration(_ bytes: [UInt8]) throws {
    let configuration = try LintConfiguration(bytes) { _ in Array("name: own\nmatch: {path: /x}\n".utf8) }
    for path in ["definitions/start-session.xml", "a/b/c.template.xml"] {
      _ = configuration.isIgnored(path)
      _ = configuration.isTemplate(path)
    }
    lint(with: configuration.profiles, configuration.settings)
  }

  private static func readProfile(_ bytes: [UInt8]) throws {
    var profiles = ProfileSet.builtIn
    try profiles.add(bytes)
    lint(with: profiles, LintSettings())
  }

  private static func readManifest(_ bytes: [UInt8]) throws {
    let manifest = try GenerationManifest(bytes, file: "manifest.yml") { path in
      path.hasSuffix(".csv") ? Array("account,Url\none,https://example.com\n".utf8) : template.bytes
    }
    for file in manifest.files {
      let names = file.path.split(separator: "/", omittingEmptySubsequences: false)
      require(!names.contains { ["", ".", ".."].contains($0) }, "“\(file.path)” is a path in the folder")
    }
    for file in manifest.files.prefix(3) {
      guard let text = try? DefinitionGenerator(manifest).definition(of: file) else { continue }
      require(Definition(text.bytes).interaction != nil, "what is generated is a definition:\n\(text.string)")
    }
  }

  private static func readPlan(_ bytes: [UInt8]) throws {
    let plan = try CallPlan(bytes)
    let definitions = definitions(of: plan)
    let findings = PlanChecker().check(plan, definitions: definitions)
    plan.source.requireRanges(of: findings)
    let drawing = PlanDrawing(plan, definitions: definitions, findings: findings)
    require(!drawing.dot.isEmpty && !drawing.mermaid.isEmpty, "a plan is drawn")
    let svg = SyntaxParser(limits: Limits(definitionBytes: .max)).parse(Array(drawing.svg.utf8))
    require(svg.isWellFormed, "the drawing is well-formed:\n\(drawing.svg)")
  }

  private static func readScenarios(_ bytes: [UInt8]) throws {
    let scenarios = try PlanScenarios(bytes)
    let plan = try CallPlan(
      Array("steps: {ask: {ask: Again, digits: {'1': end}, default: end}, end: {end: over}}".utf8))
    scenarios.source.requireRanges(
      of: PlanChecker().check(scenarios, of: plan, definitions: definitions(of: plan)))
  }

  private static func readValues(_ bytes: [UInt8]) throws {
    if let flat = try? NamedValues(flat: bytes) { requireOnce(flat) }
    requireOnce(try NamedValues(nested: bytes))
  }

  private static func requireOnce(_ values: NamedValues) {
    let names = Set(values.entries.map { Array($0.name.utf8) })
    require(names.count == values.entries.count, "no name comes twice")
  }

  // MARK: - What they are used with

  private static let template = BuiltInTemplate.named("start-session")?.source ?? SourceText("")

  private static let definition = {
    let example = BuiltInTemplate.named("start-session")?.exampleValues ?? []
    let values = Dictionary(example.map { ($0.name, $0.text) }) { $1 }
    return Definition((try? DefinitionTemplate(template).fill(with: values)) ?? template)
  }()

  private static func lint(with profiles: ProfileSet, _ settings: LintSettings) {
    let result = Linter(profiles: profiles, settings: settings).lint(definition)
    definition.source.requireRanges(of: result.diagnostics)
  }

  private static func definitions(of plan: CallPlan) -> PlanDefinitions {
    PlanDefinitions(plan) { path throws(InputProblem) in
      path.hasPrefix("t") ? template.bytes : definition.source.bytes
    }
  }
}
