import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import CommandInterface

/// A call plan that was read from a file or standard input, with the definitions beside it.
struct PlanFile {
  /// The folder of the file, with its slash; empty if that is the current one.
  let folder: String
  /// The name as it is shown.
  let name: String
  let bytes: [UInt8]
  let plan: CallPlan
  let definitions: PlanDefinitions

  /// - Throws: ``CommandFailure`` if the file cannot be read, or is no plan.
  init(_ path: String) throws(CommandFailure) {
    bytes = try InputFile.readValues(path)
    name = InputFile.name(of: path)
    do throws(InputProblem) {
      plan = try CallPlan(bytes)
    } catch {
      throw CommandFailure.found(error.text(in: InputFile.name(of: path)))
    }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    self.folder = folder
    definitions = PlanDefinitions(plan) { path throws(InputProblem) in
      do throws(CommandFailure) {
        return try InputFile.read(folder + path, limit: Limits().definitionBytes)
      } catch {
        throw InputProblem(error.message ?? "“\(path)” cannot be read.", at: nil)
      }
    }
  }

  /// What the check finds in the plan's own file, in its order.
  var findings: [Diagnostic] {
    let found = definitions.diagnostics + PlanChecker(plan, definitions: definitions.filled).check()
    return found.sorted { ($0.range.start, $0.rule) < ($1.range.start, $1.rule) }
  }
}
