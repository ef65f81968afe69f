import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan

/// A step of a run as it is printed, in a few lines.
struct PlanTrace {
  let visit: PlanVisit
  /// The data sources that hold what only the sandbox gives, after the step.
  let standIns: Set<String>
  let secrets: ShownSecrets

  var text: String {
    var lines = ["\(visit.step.name.name): " + head] + details
    if let branch = visit.branch {
      if visit.isExchange {
        lines.append("\(branch.condition.name) → \(branch.target.name)")
      } else {
        lines[0] += " → \(branch.target.name)"
      }
    }
    return lines.map(Display.visible).joined(separator: "\n  ") + "\n"
  }

  /// What happened.
  private var head: String {
    switch visit.event {
    case .set(let assignments): values(assignments)
    case .response(let exchange):
      line(exchange.request)
        + ", \(exchange.response.head.status.code) after \(exchange.duration.milliseconds) ms"
    case .interfaceFailure(let failure, let request):
      (request.map { "\(line($0)), interface failure after \(visit.duration.milliseconds) ms: " }
        ?? "interface failure: ") + secrets.masked(failure.description)
    case .transfer(let number, let link): secrets.masked("the caller goes to \(number), link \(link)")
    case .payment(let outcome?): outcome.rawValue
    case .payment(nil): "not simulated, the caller would pay now"
    case .digit(let assignment):
      assignment.value.map {
        "\(secrets.masked($0, storedIn: assignment.dataSource)) into \(assignment.dataSource)"
      }
        ?? "no digit into \(assignment.dataSource)"
    case .routed(let rule, let noNumbers): routed(rule, noNumbers)
    case .announced(let text): "“\(secrets.masked(text))”"
    case .over: if case .agent = visit.step.action { "agent" } else { "end" }
    }
  }

  /// What a response set, and what is wrong with it.
  private var details: [String] {
    guard case .response(let exchange) = visit.event else { return [] }
    return [values(visit.assignments)] + refusal(exchange.response)
      + exchange.mapped.issues.map { issue in
        let place = issue.location.map { "response:\($0.line):\($0.column)" } ?? "response"
        return "\(place): \(secrets.masked(issue.message))"
      }
  }

  /// What a service says where it refuses: why, most often.
  private func refusal(_ response: TransportResponse) -> [String] {
    let text = ResponseText(response, secrets)
    guard text.status >= 400, let body = text.text, !body.isEmpty else { return [] }
    return ["the service says: \(Display.cut(body))"]
  }

  private func line(_ request: ResolvedRequest) -> String {
    let text = secrets.masked(request)
    return "\(text.method) \(text.url)"
  }

  private func values(_ assignments: [PlanVisit.Assignment]) -> String {
    assignments.map { assignment in
      let name = assignment.dataSource
      guard let value = assignment.value else { return "\(name) not set" }
      let mark = standIns.contains(name) ? " (stand-in)" : ""
      return "\(name)=\(Display.cut(secrets.masked(value, storedIn: name)))\(mark)"
    }.joined(separator: ", ")
  }

  private func routed(_ rule: Int?, _ noNumbers: [String]) -> String {
    var text = "no rule matches"
    if let rule, case .router(let rules) = visit.step.action {
      let rule = rules[rule]
      let operand =
        rule.comparison == .isEmpty
        ? "" : " \(secrets.masked(rule.operand.name, comparedWith: rule.dataSource.name))"
      let mark = standIns.contains(rule.dataSource.name) ? " (stand-in)" : ""
      text = "\(rule.dataSource.name)\(mark) \(rule.comparison.rawValue)\(operand)"
    }
    let notes = noNumbers.map { "; \($0) holds no number" }
    return text + notes.joined()
  }
}
