import ApiInteractionKit
import ApiInteractionPlan

/// A call on its way through a plan.
public struct PlanWalk: Sendable {
  /// The data sources of the call; nil for one that is null. Of two whose names Swift takes for one it has one: see
  /// ``value(of:)``.
  public var dataSources: [String: String?] {
    Dictionary(values.map { ($0.key.text, $0.value) }) { first, _ in first }
  }
  /// How it ended; nil while it goes on.
  public private(set) var end: PlanEnd?

  private let walker: PlanWalker
  private let call: PlanCall
  private let options: PlanWalkOptions
  /// The data sources, their names told apart to the letter.
  private var values: [ExactName: String?]
  /// The place of the step that comes next.
  private var next: Int
  /// The steps that the call has been through.
  private var path: [Int] = []
  /// How often the call has come to a step, by its place.
  private var visits: [Int: Int] = [:]
  /// How often the call has come to any payment step.
  private var payments = 0
  /// How often a digit was asked for, by the data source that gets it.
  private var asked: [ExactName: Int] = [:]
  /// The data sources that the call has when it begins.
  private let given: [ExactName: String?]
  /// What the caller presses, by the data source that gets it.
  private let digits: [ExactName: [String?]]
  /// When connectors sent their requests, since the caller last did something.
  private var sent: [Int: ContinuousClock.Instant] = [:]

  init(_ walker: PlanWalker, _ call: PlanCall, _ options: PlanWalkOptions) {
    self.walker = walker
    self.call = call
    self.options = options
    values = PlanWalk.exact(call.dataSources)
    given = values
    digits = PlanWalk.exact(call.digits)
    // A plan without its first step is not walked.
    next = walker.plan.indices[walker.plan.start.name] ?? 0
  }

  private static func exact<Value>(_ values: [String: Value]) -> [ExactName: Value] {
    Dictionary(values.map { (ExactName($0.key), $0.value) }) { first, _ in first }
  }

  /// The value of a data source, its name taken to the letter; nil for null, and for one that was never set.
  public func value(of dataSource: String) -> String? { values[ExactName(dataSource)] ?? nil }

  /// How many steps the call has been through.
  public var count: Int { path.count }

  /// Goes through the next step.
  ///
  /// - Returns: What happened there; nil when there is an end.
  /// - Throws: `CancellationError` if the task is cancelled.
  public mutating func advance() async throws -> PlanVisit? {
    try Task.checkCancellation()
    guard end == nil else { return nil }
    let step = walker.plan.steps[next]
    if step.name.name == options.stop {
      end = .stopped(before: step)
      return nil
    }
    guard path.count < options.maximumSteps else {
      end = .tooManySteps(loop: loop)
      return nil
    }
    path.append(next)
    visits[next, default: 0] += 1
    try await pace(step)
    let start = ContinuousClock.now
    guard var event = await act(step) else { return nil }
    // A request that was cancelled is no interface failure.
    try Task.checkCancellation()
    for assignment in event.assignments {
      values[ExactName(assignment.dataSource)] = .some(assignment.value)
    }
    let branch = decide(step, &event)
    guard end == nil else { return nil }
    if let target = branch.flatMap({ walker.plan.indices[$0.target.name] }) {
      next = target
    } else {
      end = .reached(step)
    }
    return PlanVisit(step: step, event: event, branch: branch, duration: ContinuousClock.now - start)
  }

  /// The branch that the call takes: what the step decides, or what is recorded where that depends on what is masked.
  ///
  /// - Returns: nil after the last step, and where the walk ends because neither is known.
  private mutating func decide(_ step: PlanStep, _ event: inout PlanVisit.Event) -> PlanBranch? {
    let masked = call.recorded == nil ? [] : maskedDataSources(step, event)
    guard let last = visits[next], !masked.isEmpty else {
      return event.conditions.lazy.compactMap { condition in
        step.branches.first { $0.condition == condition }
      }.first
    }
    let recorded = call.recorded?[step.name.name] ?? []
    guard last <= recorded.count, let branch = recorded[last - 1] else {
      end = .masked(masked, at: step)
      return nil
    }
    if case .routed(_, let noNumbers) = event {
      let rule: Int? = if case .rule(let index) = branch.condition { index } else { nil }
      event = .routed(rule: rule, noNumbers: noNumbers.filter { !masked.contains($0) })
    }
    return branch
  }

  /// The data sources with masks in place of secrets on which it depends where the call goes on.
  private func maskedDataSources(_ step: PlanStep, _ event: PlanVisit.Event) -> [String] {
    let names: [String]
    switch (step.action, event) {
    case (.ask(let dataSource), .digit): names = [dataSource.name]
    case (.router(let rules), .routed(let rule, _)):
      names = rules.prefix((rule ?? rules.count) + 1).map(\.dataSource.name)
    default: return []
    }
    var seen: Set<String> = []
    return names.filter { name in
      value(of: name)?.contains(SecretMask.mask) == true && seen.insert(name).inserted
    }
  }

  /// The steps through which the call came back to the one that is next, with that at both ends.
  private var loop: [String] {
    guard let start = path.lastIndex(of: next) else { return [] }
    return (path[start...] + [next]).map { walker.plan.steps[$0].name.name }
  }

  /// Waits where a connector would send again at once what it has just sent.
  private mutating func pace(_ step: PlanStep) async throws {
    switch step.action {
    case .connector:
      if let before = sent[next] { try await Task.sleep(until: before + options.pause, clock: .continuous) }
      sent[next] = .now
    case .ask, .transfer, .payment: sent = [:]
    default: break
    }
  }

  // MARK: - What steps do

  /// - Returns: nil where the walk has ended.
  private mutating func act(_ step: PlanStep) async -> PlanVisit.Event? {
    switch step.action {
    case .collect(let values):
      return .set(
        values.map { value in
          let name = value.dataSource.name
          return PlanVisit.Assignment(dataSource: name, value: given[ExactName(name)] ?? value.value)
        })
    case .set(let values):
      return .set(values.map { PlanVisit.Assignment(dataSource: $0.dataSource.name, value: $0.value) })
    case .connector: return await send(step)
    case .transfer(let number, let link): return transfer(step, number.name, link.name)
    case .payment(let outcomes): return .payment(await pay(outcomes))
    case .ask(let dataSource):
      let name = ExactName(dataSource.name)
      asked[name, default: 0] += 1
      let digit = PlanWalk.turn(asked[name], of: digits[name] ?? [])
      return .digit(PlanVisit.Assignment(dataSource: name.text, value: digit ?? nil))
    case .router(let rules): return route(rules)
    case .announce(let text): return .announced(text)
    case .agent, .end: return .over
    }
  }

  /// Of what happens the first, second … time, what happens this time; the last one from then on.
  private static func turn<Element>(_ count: Int?, of list: [Element]) -> Element? {
    list.isEmpty ? nil : list[min(count ?? 1, list.count) - 1]
  }

  private mutating func send(_ step: PlanStep) async -> PlanVisit.Event? {
    guard let interaction = walker.interactions[next] else {
      // A walker has one for each connector.
      return .interfaceFailure(InterfaceFailure(.other("the step has no definition")), request: nil)
    }
    var context = CallContext(configuration: call.configuration)
    context.exactDataSources = values
    do throws(InteractionError) {
      var client = walker.client(step.name.name)
      client.takesMasks = call.recorded != nil
      return .response(try await client.run(interaction, in: context, unset: options.unset))
    } catch {
      switch error {
      case .interfaceFailure(let failure, let request): return .interfaceFailure(failure, request: request)
      case .refused(let reasons):
        end = .refused(reasons, at: step)
        return nil
      }
    }
  }

  private mutating func transfer(_ step: PlanStep, _ number: String, _ link: String) -> PlanVisit.Event? {
    let missing = [number, link].filter { value(of: $0)?.isEmpty ?? true }
    guard missing.isEmpty, let number = value(of: number), let link = value(of: link) else {
      end = .unset(missing, at: step)
      return nil
    }
    return .transfer(number: number, link: link)
  }

  private mutating func pay(_ outcomes: [PaymentOutcome]) async -> PaymentOutcome? {
    payments += 1
    let outcome =
      call.payments.isEmpty
      ? PlanWalk.turn(visits[next], of: outcomes) : PlanWalk.turn(payments, of: call.payments)
    guard let pay = walker.pay, let outcome else { return nil }
    await pay(outcome)
    return outcome
  }

  private func route(_ rules: [PlanRule]) -> PlanVisit.Event {
    var noNumbers: [String] = []
    for (index, rule) in rules.enumerated() {
      switch rule.matches(value(of: rule.dataSource.name)) {
      case true?: return .routed(rule: index, noNumbers: noNumbers)
      case false?: continue
      case nil: noNumbers.append(rule.dataSource.name)
      }
    }
    return .routed(rule: nil, noNumbers: noNumbers)
  }
}
