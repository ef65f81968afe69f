import ApiInteractionKit
import ApiInteractionLint

/// A step as it is drawn, or a name that a branch leads to and no step has.
struct DrawnStep: Sendable {
  enum Kind: String, Sendable {
    case collect, connector, transfer, payment, ask, router, set, announce, agent, end, missing
  }

  /// The most findings that its title tells: many connectors may send one definition.
  private static let mostFindings = 20

  let name: String
  let kind: Kind
  /// The one thing that tells it from others of its kind: a connector's definition, the data source that is asked for.
  let detail: String?
  let reads: [String]
  let sets: [String]
  let clears: [String]
  /// What the check found in it, the worst first.
  var findings: [Diagnostic] = []
  /// When a run came to it, counted from 1.
  var visits: [Int] = []

  init(_ step: PlanStep, _ definition: Definition?, hiding secrets: DrawnSecrets) {
    let use = StepUse(step.action, definition)
    name = secrets.text(step.name.name)
    kind = Kind(step.action)
    detail = DrawnStep.detail(step.action).map(secrets.text)
    reads = DrawnStep.names(use.reads, secrets)
    sets = DrawnStep.names(use.sets, secrets)
    clears = DrawnStep.names(use.clears, secrets)
  }

  init(missing name: String, hiding secrets: DrawnSecrets) {
    self.name = secrets.text(name)
    kind = .missing
    (detail, reads, sets, clears) = (nil, [], [], [])
  }

  private static func names(_ references: [PlanReference], _ secrets: DrawnSecrets) -> [String] {
    references.map { ExactName($0.name) }.unique.map { secrets.text($0.text) }
  }

  private static func detail(_ action: PlanAction) -> String? {
    switch action {
    case .connector(let connector): SecretMask.masked(connector.file.name)
    case .ask(let dataSource): dataSource.name
    case .router(let rules): PlanRule.commonDataSource(of: rules)
    default: nil
    }
  }

  /// What it is, such as `connector · authorize.xml`.
  var caption: String {
    kind == .missing ? "no such step" : [kind.rawValue, detail].compactMap { $0 }.joined(separator: " · ")
  }

  /// The worst of what was found.
  var severity: Severity? { findings.first?.severity }

  /// How much was found, such as `1 error, 2 warnings`.
  var summary: String? {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return "\(count) \(severity.rawValue)\(count > 1 && severity != .info ? "s" : "")"
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }

  /// All that is known of it, line by line.
  var title: String {
    var lines = ["\(name): \(caption)"]
    if !reads.isEmpty { lines.append("reads \(reads.joined(separator: ", "))") }
    if !sets.isEmpty { lines.append("sets \(sets.joined(separator: ", "))") }
    if !clears.isEmpty { lines.append("sets to null \(clears.joined(separator: ", "))") }
    lines += findings.prefix(DrawnStep.mostFindings).map {
      "\($0.severity.rawValue): \(Display.visible($0.message)) [\($0.rule)]"
    }
    if findings.count > DrawnStep.mostFindings {
      lines.append("and \(findings.count - DrawnStep.mostFindings) more")
    }
    if !visits.isEmpty { lines.append("visited \(visits.map(String.init).joined(separator: ", "))") }
    return lines.joined(separator: "\n")
  }
}

extension DrawnStep.Kind {
  init(_ action: PlanAction) {
    self =
      switch action {
      case .collect: .collect
      case .connector: .connector
      case .transfer: .transfer
      case .payment: .payment
      case .ask: .ask
      case .router: .router
      case .set: .set
      case .announce: .announce
      case .agent: .agent
      case .end: .end
      }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, at its first place.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension [Int] {
  /// The first few of many numbers and the last, such as `1, 2, 3 … 40`.
  var shortened: String {
    guard let last, count > 4 else { return map(String.init).joined(separator: ", ") }
    return prefix(3).map(String.init).joined(separator: ", ") + " … \(last)"
  }
}
