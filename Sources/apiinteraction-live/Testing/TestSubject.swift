import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ApiInteractionSandbox
import CommandInterface

/// A definition and the call in which it is tried out.
struct TestSubject {
  /// A placeholder of the request.
  struct Hole: Hashable {
    let name: String
    let kind: Placeholder.Kind

    /// As it is written, without its formatters.
    var text: String { (kind == .dataSource ? "$(" : "#(") + name + ")" }
  }

  let file: DefinitionFile
  let interaction: ApiInteraction
  let context: CallContext
  /// The placeholders of the request, each once, in order.
  let holes: [Hole]
  /// What secrets are called, the user's own names among them.
  let names: SecretNames
  /// The values of slots that are secrets by their names.
  let secretSlotValues: [String]

  /// Reads a definition and fills what is open in it.
  ///
  /// - Parameter sandbox: What gives values to slots and data sources that have none.
  /// - Throws: ``CommandFailure`` after printing why the request cannot be made.
  init(_ options: TestOptions, _ sandbox: Sandbox?) throws {
    try InputFile.checkStandardInput([options.file] + options.call.dataFile + options.call.configFile)
    let unfilled = try DefinitionFile(options.file)
    var context = try options.call.context()
    names = SecretNames(try unfilled.linter().settings.secrets)
    (file, secretSlotValues) = try TestSubject.fill(
      unfilled, sandbox, names, isInteractive: options.interactive)
    context.addSecrets(of: file.definition, names)
    try options.call.noteUnread(in: file.definition, options.global)
    interaction = try file.interaction()
    holes = TestSubject.holes(in: file.definition)
    if let sandbox {
      for (name, value) in sandbox.dataSources where context.dataSources[name] == nil {
        context.dataSources[name] = .some(value)
      }
    }
    if options.interactive {
      let placed = SecretSources.names(in: interaction.request, names)
      try TestSubject.ask(holes, secrets: context.secretDataSources.union(placed), names, &context)
    }
    self.context = context
  }

  private static func fill(
    _ file: DefinitionFile, _ sandbox: Sandbox?, _ names: SecretNames, isInteractive: Bool
  ) throws(CommandFailure) -> (DefinitionFile, secrets: [String]) {
    guard !file.definition.slots.isEmpty, sandbox != nil || isInteractive else { return (file, []) }
    let template = try file.template()
    let ready = Dictionary((sandbox?.values ?? []).map { ($0.name, $0.value) }) { $1 }
    var values = template.adding(ready, to: [:])
    if isInteractive {
      for answer in try SlotPrompt(file, template).ask(values) { values[answer.name] = answer.text }
    }
    do throws(FillError) {
      let secrets = values.filter { names.matches($0.key) }.map(\.value)
      return (file.filled(try template.fill(with: values, openSlots: .keep)), secrets)
    } catch {
      for problem in error.problems { Console.complain("\(file.name): \(problem.description)") }
      throw .found
    }
  }

  private static func holes(in definition: Definition) -> [Hole] {
    var seen: Set<Hole> = []
    return definition.values.flatMap(\.placeholders).compactMap { placeholder, _ in
      let hole = Hole(name: placeholder.name, kind: placeholder.kind)
      return seen.insert(hole).inserted ? hole : nil
    }
  }

  /// Asks for each placeholder that has no value.
  ///
  /// - Parameter secrets: The data sources that hold secrets, whatever they are called.
  private static func ask(
    _ holes: [Hole], secrets: Set<String>, _ names: SecretNames, _ context: inout CallContext
  ) throws(CommandFailure) {
    let open = holes.filter { context.value(of: $0) == nil }
    guard !open.isEmpty else { return }
    let terminal = try Terminal()
    for hole in open {
      let isSecret =
        hole.kind == .configuration || names.matches(hole.name) || secrets.contains(hole.name)
      let answer = try terminal.ask("\(hole.text): ", isSecret: isSecret)
      switch hole.kind {
      case .dataSource: context.dataSources[hole.name] = .some(answer)
      case .configuration: context.configuration[hole.name] = .some(answer)
      }
    }
  }
}

extension CallContext {
  /// The value of a placeholder without its formatters: nil if it has none, a nil value if it is null.
  func value(of hole: TestSubject.Hole) -> String?? { value(named: hole.name, hole.kind) }
}
