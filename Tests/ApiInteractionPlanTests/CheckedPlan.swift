import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import TestSupport

/// A plan and the definitions that it names, to be checked.
struct CheckedPlan {
  let plan: CallPlan
  let definitions: PlanDefinitions

  /// - Parameter files: What the plan names, by the paths from its folder.
  init(_ text: String, files: [String: String] = [:]) throws {
    plan = try CallPlan(Array(text.utf8))
    definitions = PlanDefinitions(plan) { name throws(InputProblem) in
      guard let text = files[name] else { throw InputProblem("“\(name)” is not there.", at: nil) }
      return Array(text.utf8)
    }
  }

  /// - Parameter path: The plan's file in the fixtures.
  init(fixture path: String) throws {
    plan = try CallPlan(try Fixtures.bytes(path))
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    definitions = PlanDefinitions(plan) { name throws(InputProblem) in
      do { return try Fixtures.bytes("\(folder)/\(name)") } catch {
        throw InputProblem("“\(name)” is not there.", at: nil)
      }
    }
  }

  /// The documented plan, in which one text stands for another at its first place.
  init(documentedWith other: String, for text: String) throws {
    let plan = try Fixtures.text("Plans/secure-payment.yml")
    var files: [String: String] = [:]
    for name in ["authorize.xml", "start-session.xml", "session-status.xml"] {
      files[name] = try Fixtures.text("Plans/\(name)")
    }
    try self.init(plan.replacing(text, with: other, maxReplacements: 1), files: files)
  }

  func findings(_ settings: LintSettings = LintSettings()) -> [Diagnostic] {
    PlanChecker(settings: settings).check(plan, definitions: definitions)
  }

  /// The findings of at least a severity, each as `rule: message`.
  func told(_ settings: LintSettings = LintSettings(), from severity: Severity = .info) -> [String] {
    findings(settings).filter { $0.severity >= severity }.map { "\($0.rule): \($0.message)" }
  }
}
