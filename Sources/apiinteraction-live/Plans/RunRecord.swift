import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import CommandInterface
import HTTPTypes

/// A run that was kept in a file, to be replayed. [P]
struct RunRecord {
  /// What was sent and what came at a connector.
  struct Exchange {
    let step: String
    /// nil where nothing was sent.
    let request: RecordedRequest?
    let response: Result<TransportResponse, InterfaceFailure>
  }

  /// What else was kept of a step, its secrets masked.
  struct Step {
    let name: String
    let announcement: String?
    /// The data sources that it set.
    let values: [String: String]
  }

  let path: String
  /// The step at which the call ended; nil if it did not.
  let end: String?
  let given: RunGiven
  let exchanges: [Exchange]
  let steps: [Step]

  /// - Throws: ``CommandFailure`` if the file cannot be read, is no record, or that of a run through another plan.
  init(_ path: String, of plan: CallPlan) throws(CommandFailure) {
    let bytes = try InputFile.readRecord(path)
    do throws(InputProblem) {
      try self.init(path, YAMLValue(bytes), of: plan)
    } catch {
      throw .found(error.text(in: InputFile.name(of: path)))
    }
  }

  private init(_ path: String, _ file: YAMLValue, of plan: CallPlan) throws(InputProblem) {
    self.path = path
    let steps = try RecordedRun.steps(file, of: plan)
    let members = file.membersByName
    end = RunRecord.text(members["end"])
    var given = try RunRecord.given(members["given"])
    exchanges = try steps.map { step throws(InputProblem) in try RunRecord.exchange(step, of: plan) }
      .compactMap(\.self)
    self.steps = steps.map { step in
      let parts = step.membersByName
      return Step(
        name: RunRecord.text(parts["step"]) ?? "", announcement: RunRecord.text(parts["announcement"]),
        values: parts["dataSources"]?.membersByName.compactMapValues(RunRecord.text) ?? [:])
    }
    given.branches = steps.reduce(into: [:]) { branches, step in
      let parts = step.membersByName
      guard let name = RunRecord.text(parts["step"]) else { return }
      branches[name, default: []].append(RunRecord.branch(parts, at: name, of: plan))
    }
    self.given = given
  }

  // MARK: - Parts

  /// A text; nil for null, and where there is none.
  private static func text(_ value: YAMLValue?) -> String? {
    value.flatMap { $0.isNull ? nil : $0.scalar }
  }

  private static func given(_ value: YAMLValue?) throws(InputProblem) -> RunGiven {
    let parts = value?.membersByName ?? [:]
    var given = RunGiven()
    given.data = parts["data"]?.membersByName.mapValues(text) ?? [:]
    given.slots = parts["slots"]?.membersByName.compactMapValues(text) ?? [:]
    given.digits = parts["digits"]?.membersByName.mapValues { ($0.items ?? []).map(text) } ?? [:]
    given.payments = try (parts["payment"]?.items ?? []).map { item throws(InputProblem) in
      guard let outcome = item.scalar.flatMap(PaymentOutcome.init(rawValue:)) else {
        throw item.problem("This is no outcome of a payment.")
      }
      return outcome
    }
    return given
  }

  /// The branch of the plan that a call took from a step. Which digit was pressed may be masked, then it is told by where the
  /// call went on.
  private static func branch(
    _ parts: [String: YAMLValue], at step: String, of plan: CallPlan
  ) -> PlanBranch? {
    let branches = plan.indices[step].map { plan.steps[$0].branches } ?? []
    let ways = branches.filter { $0.target.name == text(parts["next"]) }
    return ways.first { $0.condition.name == text(parts["branch"]) } ?? ways.first
  }

  /// - Returns: nil of a step that sends nothing.
  private static func exchange(_ value: YAMLValue, of plan: CallPlan) throws(InputProblem) -> Exchange? {
    let parts = value.membersByName
    guard let name = text(parts["step"]) else { throw value.problem("A step of a record needs a name.") }
    guard plan.indices[name] != nil else {
      throw (parts["step"] ?? value).problem("The plan has no step “\(name)”: this is a run of another plan.")
    }
    let request = parts["request"].flatMap { $0.isNull ? nil : RecordedRequest($0.membersByName) }
    if let reason = text(parts["interfaceFailure"]) {
      return Exchange(
        step: name, request: request, response: .failure(InterfaceFailure(.recorded(reason))))
    }
    guard let response = parts["response"] else { return nil }
    return Exchange(step: name, request: request, response: .success(try self.response(response)))
  }

  private static func response(_ value: YAMLValue) throws(InputProblem) -> TransportResponse {
    let parts = value.membersByName
    guard let status = text(parts["status"]).flatMap({ Int($0) }), (100...999).contains(status) else {
      throw value.problem("This response holds no status code.")
    }
    let fields = fields(parts["headers"]).compactMap { name, value in
      HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
    }
    let head = HTTPResponse(status: .init(code: status), headerFields: HTTPFields(fields))
    return TransportResponse(head: head, body: Array((text(parts["body"]) ?? "").utf8))
  }

  static func fields(_ value: YAMLValue?) -> [(name: String, value: String)] {
    (value?.items ?? []).compactMap { item in
      let parts = item.membersByName
      guard let name = text(parts["name"]), let value = parts["value"]?.scalar else { return nil }
      return (name, value)
    }
  }
}
