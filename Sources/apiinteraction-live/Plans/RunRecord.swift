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

  /// The name of the first member of a record, by which it is known.
  static let key = "apiInteractionRun"

  let path: String
  let plan: String?
  /// The step at which the call ended; nil if it did not.
  let end: String?
  let given: RunGiven
  let exchanges: [Exchange]

  /// - Throws: ``CommandFailure`` if the file cannot be read, is no record, or that of a run through another plan.
  init(_ path: String, of plan: CallPlan) throws(CommandFailure) {
    let bytes = try InputFile.readValues(path)
    do throws(InputProblem) {
      try self.init(path, YAMLValue(bytes))
    } catch {
      throw .found(error.text(in: InputFile.name(of: path)))
    }
    let names = exchanges.map(\.step)
    let stranger = names.first { plan.indices[$0] == nil }
    guard self.plan == plan.name, stranger == nil else {
      let reason =
        stranger.map { "it has a step “\($0)”, and the plan has none" }
        ?? "it is of \(RunRecord.words(self.plan)), and this is \(RunRecord.words(plan.name))"
      throw .found("\(InputFile.name(of: path)): This is the record of another plan: \(reason).")
    }
  }

  private static func words(_ plan: String?) -> String { plan.map { "“\($0)”" } ?? "a plan without a name" }

  private init(_ path: String, _ file: YAMLValue) throws(InputProblem) {
    self.path = path
    let members = RunRecord.members(file)
    guard let version = members[RunRecord.key] else {
      throw file.problem("This is no record of a run, as `plan run --record` writes one.")
    }
    guard version.scalar == "1" else {
      throw version.problem("This record of a run is of a version that is not known here.")
    }
    guard let steps = members["steps"]?.items else {
      throw file.problem("This record of a run has no steps.")
    }
    plan = RunRecord.text(members["plan"])
    end = RunRecord.text(members["end"])
    given = try RunRecord.given(members["given"])
    exchanges = try steps.map { step throws(InputProblem) in try RunRecord.exchange(step) }.compactMap(\.self)
  }

  // MARK: - Parts

  private static func members(_ value: YAMLValue) -> [String: YAMLValue] {
    Dictionary((value.members ?? []).compactMap { key, value in key.scalar.map { ($0, value) } }) { $1 }
  }

  /// A text; nil for null, and where there is none.
  private static func text(_ value: YAMLValue?) -> String? {
    value.flatMap { $0.isNull ? nil : $0.scalar }
  }

  private static func given(_ value: YAMLValue?) throws(InputProblem) -> RunGiven {
    let parts = value.map(members) ?? [:]
    var given = RunGiven()
    given.data = parts["data"].map(members)?.mapValues(text) ?? [:]
    given.slots = parts["slots"].map(members)?.compactMapValues(text) ?? [:]
    given.digits = parts["digits"].map(members)?.mapValues { ($0.items ?? []).map(text) } ?? [:]
    given.payments = try (parts["payment"]?.items ?? []).map { item throws(InputProblem) in
      guard let outcome = item.scalar.flatMap(PaymentOutcome.init(rawValue:)) else {
        throw item.problem("This is no outcome of a payment.")
      }
      return outcome
    }
    return given
  }

  /// - Returns: nil of a step that sends nothing.
  private static func exchange(_ value: YAMLValue) throws(InputProblem) -> Exchange? {
    let parts = members(value)
    guard let name = text(parts["step"]) else { throw value.problem("A step of a record needs a name.") }
    let request = parts["request"].flatMap { $0.isNull ? nil : RecordedRequest(members($0)) }
    if let reason = text(parts["interfaceFailure"]) {
      return Exchange(
        step: name, request: request, response: .failure(InterfaceFailure(.recorded(reason))))
    }
    guard let response = parts["response"] else { return nil }
    return Exchange(step: name, request: request, response: .success(try self.response(response)))
  }

  private static func response(_ value: YAMLValue) throws(InputProblem) -> TransportResponse {
    let parts = members(value)
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
      let parts = members(item)
      guard let name = text(parts["name"]), let value = parts["value"]?.scalar else { return nil }
      return (name, value)
    }
  }
}
