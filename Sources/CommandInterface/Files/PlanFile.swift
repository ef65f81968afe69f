import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan

/// A call plan that was read from a file or standard input.
package struct PlanFile {
  package let path: String
  /// The name as it is shown.
  package let name: String
  package let bytes: [UInt8]
  package let plan: CallPlan

  /// - Throws: ``CommandFailure`` if the file cannot be read, or holds no plan.
  package init(_ path: String) throws(CommandFailure) {
    self.path = path
    name = InputFile.name(of: path)
    bytes = try InputFile.readValues(path)
    do throws(InputProblem) {
      plan = try CallPlan(bytes)
    } catch {
      throw .found(error.text(in: name))
    }
  }

  /// Where the definitions of the plan are looked for: empty, or with a slash at its end.
  package var folder: String { InputFile.folder(of: path) }

  /// Reads the definitions of the plan.
  ///
  /// - Parameter values: Values for slots for which the plan has none, by their full names.
  package func definitions(values: [String: String] = [:]) -> PlanDefinitions {
    PlanDefinitions(plan, values: values) { path throws(InputProblem) in
      do throws(CommandFailure) {
        return try InputFile.read(folder + path, limit: Limits().definitionBytes)
      } catch {
        throw InputProblem(error.message ?? "“\(path)” cannot be read.", at: nil)
      }
    }
  }

  /// What was found in the plan's own file.
  package func report(_ diagnostics: [Diagnostic]) -> FileReport {
    FileReport(
      file: name, result: LintResult(definition: Definition(bytes), diagnostics: diagnostics))
  }
}
