import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import TestSupport

/// Plans for tests.
enum PlanSample {
  /// A definition that asks for a state and keeps it.
  static let definition = """
    <ApiInteraction><Request><Url>http://a.example/$(Order)</Url><Method>POST</Method>
    <Body>$(State)/#(Key)</Body></Request><Response><Type>JSON</Type>
    <ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field><Locator>state</Locator>
    <Destination>State</Destination><DataType>String</DataType></Field></Fields></Response></ApiInteraction>
    """

  /// A walker through a plan all whose connectors send ``definition``.
  static func walker(
    _ steps: String, definition: String = definition, _ transport: any Transport
  ) throws -> PlanWalker {
    let plan = try CallPlan(Array("steps:\n\(steps)\n".utf8))
    let definitions = PlanDefinitions(plan) { _ throws(InputProblem) in Array(definition.utf8) }
    let client = InteractionClient(transport: transport)
    return try PlanWalker(plan, definitions: definitions, pay: { _ in }) { _ in client }
  }

  /// The documented plan with its definitions.
  static func documented() throws -> (plan: CallPlan, definitions: PlanDefinitions) {
    let plan = try CallPlan(try Fixtures.bytes("Plans/secure-payment.yml"))
    let definitions = PlanDefinitions(plan) { name throws(InputProblem) in
      do { return try Fixtures.bytes("Plans/\(name)") } catch {
        throw InputProblem("“\(name)” is not there.", at: nil)
      }
    }
    return (plan, definitions)
  }
}

extension PlanWalk {
  /// Walks to the end.
  ///
  /// - Returns: The names of the steps, and of where the call ended.
  mutating func steps() async throws -> [String] {
    var names: [String] = []
    while let visit = try await advance() { names.append(visit.step.name.name) }
    return names
  }
}

extension PlanEnd {
  /// How the walk ended, in few words.
  var words: String {
    switch self {
    case .reached(let step): "reached \(step.name.name)"
    case .stopped(let step): "stopped before \(step.name.name)"
    case .unset(let names, let step): "\(step.name.name) lacks \(names.joined(separator: ", "))"
    case .masked(let names, let step): "\(step.name.name) decides by masked \(names.joined(separator: ", "))"
    case .refused(let error, let step): "\(step.name.name) refused for \(error.problems.count) reasons"
    case .tooManySteps(let loop): "too many: \(loop.joined(separator: " "))"
    }
  }
}
