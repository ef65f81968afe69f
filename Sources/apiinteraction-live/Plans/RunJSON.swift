import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionPlan

/// A run as JSON, as it is printed and kept. [P]
struct RunJSON {
  /// Whether secrets are wanted to be seen.
  let isShown: Bool
  private var visits: [PlanVisit] = []
  /// The step whose response is no text.
  private(set) var unreadable: String?

  init(isShown: Bool) {
    self.isShown = isShown
  }

  mutating func add(_ visit: PlanVisit) {
    visits.append(visit)
    if case .response(let exchange) = visit.event, !exchange.response.isText {
      unreadable = visit.step.name.name
    }
  }

  /// A step, in which all is masked that turned out to be a secret, be it at a later one.
  private func json(_ visit: PlanVisit, _ secrets: RunSecrets) -> String {
    let secrets = secrets.shown(at: visit.step, isShown: isShown)
    let request = visit.request.map { ExchangeRecord.json(of: secrets.masked($0)) }
    var (response, failure, transfer): (String?, String?, String?)
    var (payment, announcement): (String?, String?)
    var duration = visit.duration
    switch visit.event {
    case .response(let exchange):
      response = ExchangeRecord.json(of: ResponseText(exchange.response, secrets))
      duration = exchange.duration
    case .interfaceFailure(let reason, _):
      failure = JSONText.quoted(secrets.masked(reason.description))
    case .transfer(let number, let link):
      transfer = RunJSON.object(
        [("number", number), ("link", link)].map { ($0, JSONText.quoted(secrets.masked($1))) })
    case .payment(let outcome): payment = outcome.map { JSONText.quoted($0.rawValue) }
    case .announced(let text): announcement = JSONText.quoted(secrets.masked(text))
    default: break
    }
    let values = visit.assignments.map { assignment in
      let value = assignment.value.map { secrets.masked($0, storedIn: assignment.dataSource) }
      return (assignment.dataSource, JSONText.quoted(value))
    }
    return JSONText.object([
      "step": JSONText.quoted(visit.step.name.name),
      "branch": visit.branch.map { JSONText.quoted(branch($0, of: visit.step, secrets)) },
      "next": visit.branch.map { JSONText.quoted($0.target.name) },
      "milliseconds": String(duration.milliseconds),
      "dataSources": values.isEmpty ? nil : RunJSON.object(values),
      "standIns": JSONText.names(visit.standIns),
      "request": request, "response": response, "interfaceFailure": failure, "transfer": transfer,
      "payment": payment, "announcement": announcement,
    ])
  }

  /// What a branch is called; a digit may be a secret.
  private func branch(_ branch: PlanBranch, of step: PlanStep, _ secrets: ShownSecrets) -> String {
    guard case .ask(let dataSource) = step.action, case .digit(let digit) = branch.condition else {
      return branch.condition.name
    }
    return PlanBranch.Condition.digit(secrets.masked(digit, storedIn: dataSource.name)).name
  }

  /// The whole run.
  ///
  /// - Parameter end: The step at which the call ended; nil if it did not.
  func text(_ run: PlanRun, end: String?) -> String {
    """
    {
      "\(RecordedRun.key)": 1,
      "plan": \(JSONText.quoted(run.file.plan.name)),
      "end": \(JSONText.quoted(end)),
      "given": \(json(run.given, run.secrets.shown(isShown: isShown))),
      "steps": [\(visits.map { "\n    " + json($0, run.secrets) }.joined(separator: ","))
      ]
    }

    """
  }

  private func json(_ given: RunGiven, _ secrets: ShownSecrets) -> String {
    let data = given.data.sorted { $0.key < $1.key }.map { name, value in
      (name, JSONText.quoted(value.map { secrets.masked($0, storedIn: name) }))
    }
    let slots = given.slots.sorted { $0.key < $1.key }.map { name, value in
      (name, JSONText.quoted(secrets.masked(value, storedIn: name)))
    }
    let digits = given.digits.sorted { $0.key < $1.key }.map { name, digits in
      (name, JSONText.array(digits.map { JSONText.quoted($0.map { secrets.masked($0, storedIn: name) }) }))
    }
    return JSONText.object([
      "data": RunJSON.object(data), "slots": RunJSON.object(slots), "digits": RunJSON.object(digits),
      "payment": JSONText.array(given.payments.map { JSONText.quoted($0.rawValue) }),
    ])
  }

  private static func object(_ members: [(name: String, value: String)]) -> String {
    "{" + members.map { "\(JSONText.quoted($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
  }
}
