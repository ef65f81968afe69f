import ApiInteractionKit
import ApiInteractionLint

/// The definitions of a plan's connectors, read and filled.
public struct PlanDefinitions: Sendable {
  /// A definition's file.
  public struct File: Sendable {
    /// The path from the plan's folder.
    public let path: String
    /// What it holds, slots and all.
    public let definition: Definition
  }

  /// The files, each once, in the order of the steps.
  public private(set) var files: [File] = []
  /// For each connector whose definition could be filled, by the place of its step, the definition.
  public private(set) var filled: [Int: Definition] = [:]
  /// Why others could not. Ranges count in the plan's file.
  public var diagnostics: [Diagnostic] { mistakes.map(PlanConnectorDefinition().finding) }
  /// The same, each at its step.
  private(set) var mistakes: [PlanMistake] = []

  /// What is said of a file that has findings of its own.
  private static let isNone = "The definition is not well-formed, or not a definition: see its own findings."

  private let plan: CallPlan
  /// What was read, by the paths from the plan's folder.
  private var known: [String: Result<Definition, InputProblem>] = [:]

  /// Reads what a plan's connectors name.
  ///
  /// - Parameters:
  ///   - plan: The plan as it was read.
  ///   - values: Values for slots for which the plan has none, by their full names.
  ///   - read: Gives the bytes of a file by its path from the plan's folder, which never leads out of it.
  public init(
    _ plan: CallPlan, values: [String: String] = [:], read: (String) throws(InputProblem) -> [UInt8]
  ) {
    self.plan = plan
    for connector in plan.steps.compactMap(\.connector) {
      let path = PlanDefinitions.path(of: connector)
      guard known[path] == nil else { continue }
      let result = PlanDefinitions.definition(path, read)
      known[path] = result
      if case .success(let definition) = result { files.append(File(path: path, definition: definition)) }
    }
    fill(with: values)
  }

  /// The same, with other values for slots for which the plan has none.
  ///
  /// - Parameter values: By the slots' full names.
  public func filled(with values: [String: String]) -> PlanDefinitions {
    var definitions = self
    definitions.fill(with: values)
    return definitions
  }

  private mutating func fill(with values: [String: String]) {
    filled = [:]
    mistakes = []
    for (index, step) in plan.steps.enumerated() {
      guard let connector = step.connector, let result = known[PlanDefinitions.path(of: connector)] else {
        continue
      }
      do throws(InputProblem) {
        fill(index, connector, try result.get(), values)
      } catch {
        mistakes.append(PlanMistake(step: index, range: connector.file.range, message: error.message))
      }
    }
  }

  private mutating func fill(
    _ index: Int, _ connector: PlanConnector, _ definition: Definition, _ others: [String: String]
  ) {
    guard let template = try? DefinitionTemplate(definition) else {
      mistakes.append(
        PlanMistake(step: index, range: connector.file.range, message: PlanDefinitions.isNone))
      return
    }
    do throws(FillError) {
      filled[index] = Definition(try template.fill(with: template.adding(others, to: connector.values)))
    } catch {
      mistakes += error.problems.map { problem in
        PlanMistake(
          step: index,
          range: PlanDefinitions.place(of: problem, template, connector) ?? connector.file.range,
          message: "“\(connector.file.name)” cannot be filled: \(problem)")
      }
    }
  }

  /// What a connector's definition holds, filled if it can be; nil if it cannot be read.
  ///
  /// - Parameter index: The place of the connector's step.
  func definition(at index: Int) -> Definition? {
    if let definition = filled[index] { return definition }
    let read = plan.steps[index].connector.flatMap { try? known[PlanDefinitions.path(of: $0)]?.get() }
    return read.flatMap { $0.tree.isWellFormed ? $0 : nil }
  }

  /// The values that the plan gives to slots which a connector's definition does not have, as far as that can be told.
  ///
  /// - Parameter index: The place of the connector's step.
  func strayValues(at index: Int) -> [PlanConnector.SlotValue] {
    // What could be filled has all of them.
    guard filled[index] == nil, let connector = plan.steps[index].connector, !connector.slotValues.isEmpty
    else { return [] }
    guard let definition = definition(at: index), let template = try? DefinitionTemplate(definition) else {
      return connector.slotValues
    }
    return connector.slotValues.filter { template.slots(named: $0.slot.name).isEmpty }
  }

  /// The findings in the plan but for those that only point to what is told of files themselves.
  ///
  /// - Parameter told: The files, by their paths from the plan's folder.
  package func withoutTold(_ findings: [Diagnostic], in told: Set<String>) -> [Diagnostic] {
    let places = Set(
      plan.steps.compactMap(\.connector).filter { told.contains(PlanDefinitions.path(of: $0)) }.map(
        \.file.range))
    return findings.filter { !$0.message.hasPrefix(PlanDefinitions.isNone) || !places.contains($0.range) }
  }

  /// The path of a definition's file, without names that lead nowhere, or on and back; empty for the plan's folder itself.
  package static func path(of connector: PlanConnector) -> String {
    var names: [Substring] = []
    for name in PlanDefinitions.names(on: connector.file.name) where name != "." {
      if name == "..", let last = names.last, last != ".." { names.removeLast() } else { names.append(name) }
    }
    return (isAbsolute(connector.file.name) ? "/" : "") + names.joined(separator: "/")
  }

  /// The names on a path as the system reads it: a / stands for itself, whatever is put on it.
  private static func names(on path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  private static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// Says what is wrong with the definition of a connector.
  package static func finding(_ message: String, at connector: PlanConnector) -> Diagnostic {
    PlanConnectorDefinition().finding(message, at: connector.file.range)
  }

  /// Where a plan says what keeps a definition from being filled: at a value, or at the slot's name; nil if it says nothing.
  private static func place(
    of problem: FillError.Problem, _ template: DefinitionTemplate, _ connector: PlanConnector
  ) -> SourceRange? {
    /// A value that the plan gives, be it by the last part of the slot's name.
    func given(_ slot: String) -> PlanConnector.SlotValue? {
      connector.slotValues.first { $0.slot.name == slot }
        ?? connector.slotValues.first { template.slots(named: $0.slot.name).map(\.name) == [slot] }
    }
    switch problem {
    case .refused(let name, _, _): return given(name)?.valueRange
    case .unknownSlot(let name, _), .ambiguousSlot(let name, _), .givenTwice(let name), .open(let name, _):
      return given(name)?.slot.range
    }
  }

  private static func definition(
    _ path: String, _ read: (String) throws(InputProblem) -> [UInt8]
  ) -> Result<Definition, InputProblem> {
    do throws(InputProblem) {
      if path.contains("://") || path.contains(":/") && path.hasPrefix("http") {
        throw InputProblem("A connector names the file of a definition, not a URL.", at: nil)
      }
      if path.isEmpty {
        throw InputProblem("“.” is the plan's folder. Name the file of a definition.", at: nil)
      }
      if isAbsolute(path) || names(on: path).contains("..") {
        throw InputProblem(
          "“\(path)” leads out of the plan's folder. Definitions lie in it, or below.", at: nil)
      }
      return .success(Definition(try read(path)))
    } catch {
      return .failure(error)
    }
  }
}
