import ApiInteractionKit
import ApiInteractionLint

/// Follows values that are no numbers through a plan, to where they are compared as such.
struct TypeFlow {
  /// A value that is no number.
  struct Origin {
    /// The step that stores it; nil of what every call has.
    let step: Int?
    let type: DataType
  }

  private let graph: PlanGraph
  private let uses: [StepUse]
  /// What steps to which calls come store, those nearest to the start first.
  private var origins: [ExactName: [Origin]] = [:]
  /// The steps to which a call comes with such a value.
  private struct Arrivals {
    var steps: Set<Int> = []
    /// The last part of a way to each of them but the first.
    var edges: [Int: PlanGraph.Edge] = [:]
  }
  /// For each data source that was asked for.
  private var arrivals: [ExactName: Arrivals] = [:]

  init(_ plan: CallPlan, _ graph: PlanGraph, _ uses: [StepUse], _ definitions: [Int: Definition]) {
    self.graph = graph
    self.uses = uses
    for name in CallDataSource.names { origins[ExactName(name)] = [Origin(step: nil, type: .string)] }
    for step in graph.reachable {
      for (name, type) in TypeFlow.stored(plan.steps[step].action, definitions[step]) where !type.isNumeric {
        origins[ExactName(name), default: []].append(Origin(step: step, type: type))
      }
    }
  }

  /// What a step stores with a type. Null is of any, and types that nobody knows are another rule's.
  private static func stored(_ action: PlanAction, _ definition: Definition?) -> [(String, DataType)] {
    switch action {
    case .collect(let values): values.map { ($0.dataSource.name, $0.type) }
    case .set(let values): values.filter { $0.value != nil }.map { ($0.dataSource.name, $0.type) }
    default:
      (definition?.fields ?? []).compactMap { field in
        let type = DataType.known.first { $0.name == field.dataType?.text.string }
        return type.flatMap { type in field.destination.map { ($0.text.string, type) } }
      }
    }
  }

  /// What comes to a step in a data source and is no number, and a way on which it does.
  mutating func arrival(of name: String, at step: Int) -> (origin: Origin, way: [PlanGraph.Edge])? {
    let name = ExactName(name)
    guard let origins = origins[name] else { return nil }
    let arrivals = arrivals(of: name, from: origins)
    guard arrivals.steps.contains(step) else { return nil }
    var way: [PlanGraph.Edge] = []
    var first: Int?
    while first == nil, let edge = arrivals.edges[way.last?.from ?? step] {
      way.append(edge)
      if uses[edge.from].changes(name, on: edge.condition) { first = edge.from }
    }
    return origins.first { $0.step == first }.map { origin in
      (origin, (first.map { graph.way(to: $0) } ?? []) + way.reversed())
    }
  }

  private mutating func arrivals(of name: ExactName, from origins: [Origin]) -> Arrivals {
    if let known = arrivals[name] { return known }
    var found = Arrivals()
    var order: [Int] = []
    if let start = graph.start, origins.contains(where: { $0.step == nil }) {
      found.steps.insert(start)
      order.append(start)
    }
    func take(_ edge: PlanGraph.Edge) {
      guard found.steps.insert(edge.to).inserted else { return }
      found.edges[edge.to] = edge
      order.append(edge.to)
    }
    for step in origins.compactMap(\.step) {
      graph.edges[step].filter { StepUse.isDone(on: $0.condition) }.forEach(take)
    }
    var next = 0
    while next < order.count {
      let step = order[next]
      graph.edges[step].filter { !uses[step].changes(name, on: $0.condition) }.forEach(take)
      next += 1
    }
    arrivals[name] = found
    return found
  }
}

extension DataType {
  fileprivate var isNumeric: Bool { self == .integer || self == .number }
}
