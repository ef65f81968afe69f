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
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads what a plan's connectors name.
  ///
  /// - Parameters:
  ///   - values: Values for slots for which the plan has none, by their full names.
  ///   - read: Gives the bytes of a file by its path from the plan's folder, which never leads out of it.
  public init(
    _ plan: CallPlan, values: [String: String] = [:], read: (String) throws(InputProblem) -> [UInt8]
  ) {
    var known: [String: Result<Definition, InputProblem>] = [:]
    for (index, step) in plan.steps.enumerated() {
      guard case .connector(let connector) = step.action else { continue }
      let path = connector.file.name
      do throws(InputProblem) {
        if known[path] == nil {
          known[path] = PlanDefinitions.definition(path, read)
          if case .success(let definition)? = known[path] {
            files.append(File(path: path, definition: definition))
          }
        }
        guard let definition = try known[path]?.get() else { continue }
        filled[index] = try PlanDefinitions.fill(definition, connector.values, or: values)
      } catch {
        diagnostics.append(PlanDefinitions.finding(error.message, at: connector))
      }
    }
  }

  /// Says what is wrong with the definition of a connector.
  package static func finding(_ message: String, at connector: PlanConnector) -> Diagnostic {
    PlanConnectorDefinition().finding(message, at: connector.file.range)
  }

  private static func definition(
    _ path: String, _ read: (String) throws(InputProblem) -> [UInt8]
  ) -> Result<Definition, InputProblem> {
    do throws(InputProblem) {
      if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
        throw InputProblem(
          "“\(path)” leads out of the plan's folder. Definitions lie in it, or below.", at: nil)
      }
      return .success(Definition(try read(path)))
    } catch {
      return .failure(error)
    }
  }

  private static func fill(
    _ definition: Definition, _ values: [String: String], or others: [String: String]
  ) throws(InputProblem) -> Definition {
    do {
      let template = try DefinitionTemplate(definition)
      return Definition(try template.fill(with: template.adding(others, to: values)))
    } catch let error as FillError {
      throw InputProblem(error.problems.map(\.description).joined(separator: " "), at: nil)
    } catch {
      throw InputProblem(
        "The definition is not well-formed, or not a definition: see its own findings.", at: nil)
    }
  }
}
