import ApiInteractionKit
import ApiInteractionPlan
import CommandInterface

/// Checks what options say of a plan's steps.
struct RunSteps {
  private let plan: CallPlan

  init(_ plan: CallPlan) {
    self.plan = plan
  }

  /// - Parameter isEnd: Whether it must be a step at which a call ends.
  /// - Throws: ``CommandFailure`` if the plan has no such step.
  func check(_ name: String?, _ option: String, isEnd: Bool = false) throws(CommandFailure) {
    guard let name else { return }
    let names = plan.steps.filter { !isEnd || $0.action.isLast }.map(\.name.name)
    if names.contains(name) { return }
    throw .usage(
      "\(option): The plan has no step “\(name)”\(isEnd ? " at which a call ends" : "").\(advice(name, names))"
    )
  }

  /// What goes wrong, by the names of steps.
  func faults(_ texts: [String]) throws(CommandFailure) -> [String: ConnectorFault] {
    let names = plan.steps.filter { if case .connector = $0.action { true } else { false } }.map(\.name.name)
    var faults: [String: ConnectorFault] = [:]
    for text in texts {
      // A step's name may hold a =, a fault's none.
      let equals = text.lastIndex(of: "=")
      let name = equals.map { String(text[text.index(after: $0)...]) } ?? text
      guard let fault = ConnectorFault(rawValue: name) else {
        let known = ConnectorFault.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--fault must be one of \(known), not “\(name)”.")
      }
      guard let step = equals.map({ String(text[..<$0]) }) else {
        for name in names where faults[name] == nil { faults[name] = fault }
        continue
      }
      guard names.contains(step) else {
        throw .usage("--fault: The plan has no connector “\(step)”.\(advice(step, names))")
      }
      faults[step] = fault
    }
    return faults
  }

  /// What the caller presses, by the data sources that get it.
  func digits(_ assignments: [Assignment]) throws -> [String: [String?]] {
    let asked = plan.steps.compactMap { if case .ask(let source) = $0.action { source.name } else { nil } }
    return try Assignment.values(assignments, option: "--digits", of: "name=digit,…").reduce(into: [:]) {
      result, entry in
      guard asked.contains(where: { ExactName($0) == ExactName(entry.key) }) else {
        throw CommandFailure.usage(
          "--digits: No step of the plan asks for a digit into “\(entry.key)”.\(advice(entry.key, asked))")
      }
      result[entry.key] = try entry.value.split(separator: ",", omittingEmptySubsequences: false).map {
        text in
        if text.isEmpty { return nil }
        guard text.utf8.count == 1, "0123456789*#".contains(text) else {
          throw CommandFailure.usage("--digits: A digit is one of 0 to 9, * and #.")
        }
        return String(text)
      }
    }
  }

  private func advice(_ name: String, _ names: [String]) -> String {
    name.nearest(in: names).map { " Did you mean “\($0)”?" } ?? ""
  }
}
