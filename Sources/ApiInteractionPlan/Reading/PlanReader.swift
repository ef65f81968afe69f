import ApiInteractionKit
import ApiInteractionLint

/// Reads a plan's file.
struct PlanReader {
  private let source: PlanSource

  /// - Throws: ``PlanFileError`` with the first thing that is wrong in each step.
  static func read(_ bytes: [UInt8]) throws(PlanFileError) -> CallPlan {
    try PlanFileError.reading(bytes, by: PlanStructure()) { problems throws(InputProblem) in
      try PlanReader(source: PlanSource(bytes)).plan(YAMLValue(bytes), &problems)
    }
  }

  private func plan(_ file: YAMLValue, _ problems: inout [InputProblem]) throws(InputProblem) -> CallPlan {
    if let keys = file.members?.compactMap(\.key.scalar), keys.contains("plan"), keys.contains("scenarios") {
      throw file.problem("This file holds scenarios, and no plan. `apiinteraction plan test` runs it.")
    }
    let members = try file.mapping("A plan", allowing: ["name", "start", "steps"])
    guard let list = members["steps"] else { throw file.problem("A plan needs steps.") }
    var steps: [PlanStep] = []
    var names: Set<String> = []
    let entries = try list.entries("steps")
    if entries.isEmpty { throw list.problem("A plan needs at least one step.") }
    for (key, value) in entries {
      do throws(InputProblem) {
        let name = try source.reference(key, "A step's name")
        guard names.insert(name.name).inserted else {
          throw key.problem("There is a step “\(name.name)” already.")
        }
        steps.append(try step(name, value))
      } catch {
        problems.append(error)
      }
    }
    let start = try members["start"].map { value throws(InputProblem) in try source.reference(value, "start")
    }
    guard let first = steps.first?.name else { throw problems.removeLast() }
    return CallPlan(
      source: source.text,
      name: try members["name"].map { value throws(InputProblem) in try value.text("name") }, steps: steps,
      start: start ?? first)
  }

  // MARK: - Steps

  private static let kinds = [
    "collect", "connector", "transfer", "payment", "ask", "router", "set", "announce", "agent", "end",
  ]

  private func step(_ name: PlanReference, _ value: YAMLValue) throws(InputProblem) -> PlanStep {
    let what = "The step “\(name.name)”"
    let members = try value.mapping(what, allowing: PlanReader.keys(of: value))
    let kinds = PlanReader.kinds.filter { members[$0] != nil }
    guard let kind = kinds.first, let details = members[kind] else {
      let list = PlanReader.kinds.joined(separator: ", ")
      throw value.problem("\(what) does not say what it does. It must have one of \(list).")
    }
    if kinds.count > 1 {
      let list = kinds.joined(separator: ", ")
      throw value.problem("\(what) has \(list): a step does one thing. Write a step for each.")
    }
    try checkKeys(value, of: kind, what)
    let action = try action(kind, details, members)
    return PlanStep(name: name, action: action, branches: try branches(action, details, members))
  }

  /// What may stand in a step: all that there is, so that the key of another kind is told as such; of one that is none, where the
  /// kind is known, what goes with that.
  private static func keys(of step: YAMLValue) -> [String] {
    let written = (step.members ?? []).compactMap(\.key.scalar)
    let known = kinds + ["next", "success", "interface-failure", "default", "values", "digits"]
    let own = written.filter(kinds.contains)
    guard own.count == 1, !written.allSatisfy(known.contains) else { return known }
    return (own + keys(of: own[0]) + written.filter(known.contains)).unique
  }

  private static func keys(of kind: String) -> [String] {
    switch kind {
    case "connector": ["values", "success", "interface-failure"]
    case "ask": ["digits", "default"]
    case "router": ["default"]
    case "agent", "end": []
    default: ["next"]
    }
  }

  /// - Throws: `InputProblem` if a step has what only steps of another kind have.
  private func checkKeys(_ step: YAMLValue, of kind: String, _ what: String) throws(InputProblem) {
    let own = PlanReader.keys(of: kind)
    for (key, _) in step.members ?? [] {
      guard let name = key.scalar, name != kind, !own.contains(name) else { continue }
      let advice =
        own.isEmpty
        ? "nothing follows \(kind). Remove it." : "\(kind) goes with \(own.joined(separator: ", "))."
      throw key.problem("\(what) has “\(name)”, but \(advice)")
    }
  }

  private func action(
    _ kind: String, _ details: YAMLValue, _ members: [String: YAMLValue]
  ) throws(InputProblem) -> PlanAction {
    switch kind {
    case "collect": return .collect(try values(details, "collect"))
    case "set": return .set(try values(details, "set"))
    case "connector":
      return .connector(
        PlanConnector(
          file: try source.reference(details, "connector"), slotValues: try slotValues(members["values"])))
    case "transfer":
      let parts = try details.mapping("transfer", allowing: ["number", "link"])
      guard let number = parts["number"], let link = parts["link"] else {
        throw details.problem("transfer needs number: and link: with the data sources that it reads.")
      }
      return .transfer(
        number: try source.dataSource(number, "number"), link: try source.dataSource(link, "link"))
    case "ask": return .ask(try source.dataSource(details, "ask"))
    case "router": return .router(try rules(details))
    case "announce":
      try details.checkText()
      return .announce(try details.text("announce"))
    case "payment": return .payment(try PlanSource.outcomes(details))
    case "agent": return .agent
    default: return .end
    }
  }

  private func branches(
    _ action: PlanAction, _ details: YAMLValue, _ members: [String: YAMLValue]
  ) throws(InputProblem) -> [PlanBranch] {
    var branches: [PlanBranch] = []
    if case .router = action {
      for (index, rule) in (details.items ?? []).enumerated() {
        guard let next = rule.members?.first(where: { $0.key.scalar == "next" })?.value else { continue }
        branches.append(PlanBranch(condition: .rule(index), target: try source.reference(next, "next")))
      }
    }
    if let digits = members["digits"] {
      for (key, value) in try digits.entries("digits") {
        let digit = try PlanSource.digit(key)
        branches.append(
          PlanBranch(condition: .digit(digit), target: try source.reference(value, "The step for \(digit)")))
      }
    }
    let named: [(String, PlanBranch.Condition)] = [
      ("next", .next), ("success", .success), ("interface-failure", .interfaceFailure),
      ("default", .otherwise),
    ]
    for (key, condition) in named {
      guard let value = members[key] else { continue }
      branches.append(PlanBranch(condition: condition, target: try source.reference(value, key)))
    }
    return branches
  }

  // MARK: - Rules of a router

  private func rules(_ value: YAMLValue) throws(InputProblem) -> [PlanRule] {
    guard let items = value.items else {
      throw value.problem("router must be a list of rules, each of which begins with “- ”.")
    }
    return try items.map { item throws(InputProblem) in try rule(item) }
  }

  private func rule(_ value: YAMLValue) throws(InputProblem) -> PlanRule {
    let operators = PlanRule.Operator.allCases.map(\.rawValue)
    let members = try value.mapping("A rule", allowing: ["data-source", "next"] + operators)
    guard let name = members["data-source"] else { throw value.problem("A rule needs data-source:.") }
    guard members["next"] != nil else {
      throw value.problem("A rule needs next: with the step that follows.")
    }
    let given = PlanRule.Operator.allCases.filter { members[$0.rawValue] != nil }
    if given.count > 1 {
      let list = given.map(\.rawValue).joined(separator: ", ")
      throw value.problem("A rule compares once, and this has \(list). Write a rule for each.")
    }
    guard let comparison = given.first, let operand = members[comparison.rawValue] else {
      throw value.problem("A rule compares by one of \(operators.joined(separator: ", ")).")
    }
    if comparison == .isEmpty {
      guard (try? operand.flag("is-empty")) ?? false else {
        throw operand.problem(
          "is-empty must be true, without quotes. Where something is set, the next rule or the default follows."
        )
      }
    } else if comparison.isNumeric, DecimalText(operand.scalar ?? "") == nil {
      throw operand.problem("\(comparison.rawValue) compares with a number.")
    }
    try operand.checkText()
    guard let text = operand.scalar, !operand.isNull else {
      throw operand.problem(
        "\(comparison.rawValue) compares with a text. For nothing there is is-empty: true.")
    }
    return PlanRule(
      dataSource: try source.dataSource(name, "data-source"), comparison: comparison,
      operand: PlanReference(name: text, range: source.range(of: operand)))
  }

  // MARK: - Values

  private func values(_ value: YAMLValue, _ what: String) throws(InputProblem) -> [PlanValue] {
    try value.entries(what).map { key, details throws(InputProblem) in
      let name = try source.dataSource(key, "A name in \(what)")
      guard details.members != nil else {
        return try self.value(of: name, details, .string, "The value of “\(name.name)”")
      }
      let parts = try details.mapping("“\(name.name)”", allowing: ["example", "type"])
      let type = try type(parts["type"])
      return try self.value(of: name, parts["example"], type, "The example of “\(name.name)”")
    }
  }

  private func value(
    of name: PlanReference, _ value: YAMLValue?, _ type: DataType, _ what: String
  ) throws(InputProblem) -> PlanValue {
    guard let value else {
      return PlanValue(dataSource: name, value: nil, valueRange: name.range, type: type)
    }
    try value.checkText()
    guard let text = value.scalar else { throw value.problem("\(what) must be a text, a number or null.") }
    if text.contains("$(") || text.contains("#(") {
      throw value.problem(
        "\(what) holds a placeholder, and none is replaced here: the data source gets the text as it is written. Write the value itself, or have the steps that read “\(name.name)” read what the placeholder names."
      )
    }
    if !value.isNull, let expected = type.expectation(unlessIs: text) {
      throw value.problem("\(what) must be \(expected), since its type is \(type.name).")
    }
    return PlanValue(
      dataSource: name, value: value.isNull ? nil : text, valueRange: source.range(of: value), type: type)
  }

  private func type(_ value: YAMLValue?) throws(InputProblem) -> DataType {
    guard let value else { return .string }
    let name = try value.text("type")
    guard let type = DataType.known.first(where: { $0.name == name }) else {
      let names = DataType.known.map(\.name)
      let advice = name.nearest(in: names).map { " Did you mean “\($0)”?" } ?? ""
      throw value.problem("type must be one of \(names.joined(separator: ", ")).\(advice)")
    }
    return type
  }

  private func slotValues(_ value: YAMLValue?) throws(InputProblem) -> [PlanConnector.SlotValue] {
    guard let value else { return [] }
    return try value.entries("values").map { key, text throws(InputProblem) in
      let name = try source.reference(key, "A name in values")
      guard let scalar = text.scalar, !text.isNull else {
        throw text.problem("The value of “\(name.name)” must be a text.")
      }
      try text.checkText()
      return PlanConnector.SlotValue(slot: name, value: scalar, valueRange: source.range(of: text))
    }
  }
}

extension CallPlan {
  /// The JSON Schema of a plan's file, in UTF-8.
  public static var schema: [UInt8] { PackageResources.plan_schema_json }

  /// Reads a plan's file, which is YAML or JSON.
  ///
  /// - Throws: ``PlanFileError`` with the first thing that is wrong in each step.
  public init(_ bytes: [UInt8]) throws(PlanFileError) {
    self = try PlanReader.read(bytes)
  }
}
