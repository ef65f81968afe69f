/// The loops of a plan that no way leaves, each as the steps in it. Where a way out is missing, or leads to no step, that is the
/// mistake.
///
/// They are the strongly connected parts of the graph (Tarjan), found without recursion: a plan may have 10,000 steps.
struct PlanLoops {
  private(set) var endless: [[Int]] = []
  private let graph: PlanGraph
  private var numbers: [Int: Int] = [:]
  private var lowest: [Int: Int] = [:]
  private var open: [Int] = []
  private var isOpen: Set<Int> = []

  init(_ graph: PlanGraph) {
    self.graph = graph
    if let start = graph.start { visit(start) }
  }

  private mutating func visit(_ start: Int) {
    var work: [(step: Int, edge: Int)] = [(start, 0)]
    enter(start)
    while let (step, edge) = work.last {
      guard edge < graph.edges[step].count else {
        work.removeLast()
        if let parent = work.last?.step { lower(parent, to: lowest[step]) }
        if lowest[step] == numbers[step] { close(step) }
        continue
      }
      work[work.count - 1].edge += 1
      let target = graph.edges[step][edge].to
      if numbers[target] == nil {
        enter(target)
        work.append((target, 0))
      } else if isOpen.contains(target) {
        lower(step, to: numbers[target])
      }
    }
  }

  private mutating func enter(_ step: Int) {
    numbers[step] = numbers.count
    lowest[step] = numbers[step]
    open.append(step)
    isOpen.insert(step)
  }

  private mutating func lower(_ step: Int, to number: Int?) {
    if let number, let known = lowest[step], number < known { lowest[step] = number }
  }

  private mutating func close(_ step: Int) {
    var members: [Int] = []
    while let member = open.popLast() {
      isOpen.remove(member)
      members.append(member)
      if member == step { break }
    }
    let inside = Set(members)
    let edges = members.flatMap { graph.edges[$0] }
    if !edges.isEmpty, inside.isDisjoint(with: graph.cut), edges.allSatisfy({ inside.contains($0.to) }) {
      endless.append(members.reversed())
    }
  }
}
