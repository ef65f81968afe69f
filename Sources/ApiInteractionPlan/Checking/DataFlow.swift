/// Which data sources are set when a call comes to a step: on every way to it, and on some.
struct DataFlow {
  let uses: [StepUse]
  let graph: PlanGraph
  private let names: [String: Int]
  private var always: [NameSet]
  private var sometimes: [NameSet]

  init(_ graph: PlanGraph, _ uses: [StepUse]) {
    self.graph = graph
    self.uses = uses
    var names: [String: Int] = [:]
    for reference in uses.flatMap({ $0.sets + $0.reads }) where names[reference.name] == nil {
      names[reference.name] = names.count
    }
    self.names = names
    always = Array(repeating: NameSet(count: names.count, isFull: true), count: uses.count)
    sometimes = Array(repeating: NameSet(count: names.count), count: uses.count)
    solve()
  }

  private mutating func solve() {
    guard let start = graph.start else { return }
    always[start] = NameSet(count: names.count)
    let sets = uses.map { use in
      use.sets.reduce(into: NameSet(count: names.count)) { set, reference in
        if let name = names[reference.name] { set.insert(name) }
      }
    }
    var waiting = graph.reachable
    var isWaiting = Array(repeating: true, count: uses.count)
    var next = 0
    while next < waiting.count {
      let step = waiting[next]
      next += 1
      isWaiting[step] = false
      for edge in graph.edges[step] {
        var (out, some) = (always[step], sometimes[step])
        if StepUse.sets(on: edge.condition) {
          _ = out.formUnion(sets[step])
          _ = some.formUnion(sets[step])
        }
        let isLess = always[edge.to].formIntersection(out)
        let isMore = sometimes[edge.to].formUnion(some)
        if isLess || isMore, !isWaiting[edge.to] {
          isWaiting[edge.to] = true
          waiting.append(edge.to)
        }
      }
    }
  }

  /// Whether a data source is set on every way to a step.
  func isAlwaysSet(_ name: String, before step: Int) -> Bool {
    names[name].map(always[step].contains) ?? false
  }

  /// Whether a data source is set on some way to a step.
  func isEverSet(_ name: String, before step: Int) -> Bool {
    names[name].map(sometimes[step].contains) ?? false
  }

  /// A shortest way to a step on which nothing sets a data source.
  func path(to step: Int, without name: String) -> [Int]? {
    graph.path(to: step) { edge in
      !StepUse.sets(on: edge.condition) || !uses[edge.from].sets.contains { $0.name == name }
    }
  }
}
