import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import Foundation

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
    do throws(PlanFileError) {
      plan = try CallPlan(bytes)
    } catch {
      throw .found(error, in: name)
    }
  }

  /// The path of a definition of the plan.
  package func path(of definition: String) -> String { InputFile.path(of: definition, beside: path) }

  /// Reads the definitions of the plan.
  package func definitions() -> PlanDefinitions {
    PlanDefinitions(plan) { name throws(InputProblem) in
      let path = path(of: name)
      if let place = OutputFile.realPath(path), let folder = OutputFile.realPath(folder),
        folder != "/", !place.utf8.starts(with: (folder + "/").utf8)
      {
        throw InputProblem(
          "“\(name)” is a link that leads out of the plan's folder. Definitions lie in it, or below.", at: nil
        )
      }
      // To open a pipe is to wait for who writes into it.
      if let kind = OutputFile.kind(of: path), kind != S_IFREG, kind != S_IFDIR {
        throw InputProblem("“\(name)” is a pipe or a device. A definition is a file.", at: nil)
      }
      do throws(CommandFailure) {
        return try InputFile.read(path, limit: Limits().definitionBytes)
      } catch {
        let reason = error.message.map { $0 + "." } ?? "“\(name)” cannot be read."
        throw InputProblem(SecretMask.masked(reason + PlanFile.advice(path)), at: nil)
      }
    }
  }

  /// A question that can follow a sentence, whether the name of another file in the folder was meant.
  private static func advice(_ path: String) -> String {
    let folder = InputFile.folder(of: path)
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    let name = String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    let others = (names ?? []).filter { $0 != name && $0.lowercased().hasSuffix(".xml") }.sorted()
    return name.nearest(in: others).map { " Did you mean “\($0)”?" } ?? ""
  }

  /// The folder in which, or below which, the definitions lie.
  private var folder: String {
    let folder = InputFile.folder(of: path)
    return folder.isEmpty ? "." : folder
  }

  /// What was found in the plan's own file.
  package func result(_ diagnostics: [Diagnostic], hiding secrets: PlanSecrets) -> LintResult {
    LintResult(source: plan.source, diagnostics: diagnostics, secrets: secrets.ranges(in: plan))
  }
}
