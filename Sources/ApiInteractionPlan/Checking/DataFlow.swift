import ApiInteractionKit
import ApiInteractionLint

/// Follows data sources through a plan, to find what is read where, on some way to it, nothing has set it.
///
/// They are followed in batches, so that the memory for a plan of many steps and many data sources is that for its steps.
struct DataFlow {
  private struct Mention {
    let step: Int
    let bit: UInt64
    let effect: NameBatch.Effect
  }

  /// Data sources that are read unset in a step, for one reason.
  private struct Finding {
    let mention: Mention
    let range: SourceRange
    var names: [String]
    /// What the message says of them.
    let rest: String
    /// Whether something sets them, on other ways.
    let isSet: Bool
    /// The way that leaves them so, where one was looked for, and the step on it that sets them to null.
    let way: [PlanGraph.Edge]?
    let emptied: Int?
    /// The branches on the way each of which alone leaves all of them so.
    var wrong: [PlanGraph.Edge] = []
    /// Why nothing sets them: no call comes to the steps that do; or one has another name.
    var stranded: [Int] = []
    var meant: String?
  }

  /// The data sources for which a way is looked for, each on its own: more findings are not shown.
  private static let mostWays = FileReport.mostShown

  /// Those for which it is looked for the branches that may be to blame.
  private static let mostBlamed = 64

  private let plan: CallPlan
  private let graph: PlanGraph
  private let uses: [StepUse]
  /// The numbers of the data sources that steps read.
  private var numbers: [ExactName: Int] = [:]
  private var mentions: [[Mention]] = []
  private var known: [UInt64] = []
  private var found: [Finding] = []
  /// How many data sources they are about.
  private var count = 0
  /// The last findings at a step, of what is set on other ways and of what is set on none: one wrong branch may leave much
  /// unset, or one step that is missing.
  private var last: [Place: Int] = [:]

  private struct Place: Hashable {
    let step: Int
    let isSet: Bool
    /// The start of those to which no call comes, and that would set it.
    let stranded: Int?
  }

  /// What steps set to which no call comes, and the first of these.
  private let stranded: [ExactName: Int]
  /// For each of these, the one from which a call would come to it.
  private let starts: [Int: Int]
  private var advice: NameAdvice

  /// What is read unset in a plan, those nearest to the start first. Of several steps on one way that read it, the first is
  /// told: with it the others are put right.
  ///
  /// - Parameters:
  ///   - known: The data sources that are set when the call begins.
  ///   - told: Those of which it is told elsewhere that nothing sets them.
  static func unset(
    in plan: CallPlan, _ graph: PlanGraph, _ uses: [StepUse], known: [String], told: () -> Set<ExactName>
  ) -> [PlanMistake] {
    var flow = DataFlow(plan, graph, uses, known)
    for batch in flow.mentions.indices { flow.follow(batch) }
    if flow.found.isEmpty { return [] }
    let told = told()
    return flow.found.compactMap { finding in
      let names = finding.names.filter { !told.contains(ExactName($0)) }
      return names.isEmpty ? nil : flow.mistake(finding, names)
    }
  }

  private init(_ plan: CallPlan, _ graph: PlanGraph, _ uses: [StepUse], _ known: [String]) {
    self.plan = plan
    self.graph = graph
    self.uses = uses
    let reachable = Set(graph.reachable)
    let others = uses.indices.filter { !reachable.contains($0) }
    stranded = Dictionary(
      others.flatMap { step in uses[step].sets.map { (ExactName($0.name), step) } }
    ) { first, _ in first }
    let parts = others.isEmpty ? [] : StrandedSteps(graph).parts
    starts = Dictionary(parts.flatMap { part in part.map { ($0, part[0]) } }) { first, _ in first }
    advice = NameAdvice(uses.flatMap(\.sets).map { ExactName($0.name) }.unique.map(\.text))
    for step in graph.reachable {
      var tested: Set<ExactName> = []
      for (index, read) in uses[step].reads.enumerated() {
        let name = ExactName(read.name)
        if numbers[name] == nil { numbers[name] = numbers.count }
        let isTest = uses[step].emptyTests.contains(index)
        if isTest { tested.insert(name) }
        // The rules behind one that asks whether it is empty read it where it is not.
        if isTest || !tested.contains(name) {
          mention(name, isTest ? .tests(index) : .reads(index), in: step)
        }
      }
    }
    for step in graph.reachable {
      for reference in uses[step].sets { mention(ExactName(reference.name), .sets, in: step) }
      for reference in uses[step].clears { mention(ExactName(reference.name), .clears, in: step) }
      if let asked = uses[step].asks { mention(ExactName(asked.name), .asks, in: step) }
    }
    self.known = Array(repeating: 0, count: mentions.count)
    for name in known {
      guard let number = numbers[ExactName(name)] else { continue }
      self.known[number / NameBatch.size] |= DataFlow.bit(of: number)
    }
  }

  private static func bit(of number: Int) -> UInt64 { 1 << UInt64(number % NameBatch.size) }

  private mutating func mention(_ name: ExactName, _ effect: NameBatch.Effect, in step: Int) {
    guard let number = numbers[name] else { return }
    let batch = number / NameBatch.size
    if batch == mentions.count { mentions.append([]) }
    mentions[batch].append(Mention(step: step, bit: DataFlow.bit(of: number), effect: effect))
  }

  private mutating func follow(_ index: Int) {
    var batch = NameBatch(graph)
    batch.addKnown(known[index])
    let new = mentions[index].filter { batch.add($0.effect, of: $0.bit, in: $0.step) }
    batch.follow()
    for mention in new {
      guard let index = reading(mention, batch), batch.unset[mention.step] & mention.bit != 0 else {
        continue
      }
      let read = uses[mention.step].reads[index]
      defer { count += 1 }
      let isSet = batch.everSet[mention.step] & mention.bit != 0
      let (stranded, meant) = isSet ? (nil, nil) : explanation(of: read.name)
      let place = Place(step: mention.step, isSet: isSet, stranded: stranded.flatMap { starts[$0] })
      if meant == nil, let index = last[place], !isSet || isSame(mention, as: found[index], batch) {
        found[index].names.append(read.name)
        if !found[index].wrong.isEmpty, count < DataFlow.mostBlamed {
          let wrong = Set(wrong(mention, on: found[index].way, batch))
          found[index].wrong.removeAll { !wrong.contains($0) }
        }
        if let stranded, !found[index].stranded.contains(stranded) { found[index].stranded.append(stranded) }
        continue
      }
      if meant == nil { last[place] = found.count }
      var finding = finding(mention, read, batch)
      (finding.stranded, finding.meant) = (stranded.map { [$0] } ?? [], meant)
      finding.wrong = wrong(mention, on: finding.way, batch)
      found.append(finding)
    }
  }

  /// Whether what another finding tells leaves a data source unset as well.
  private func isSame(_ mention: Mention, as finding: Finding, _ batch: NameBatch) -> Bool {
    guard let way = finding.way else { return count >= DataFlow.mostWays }
    let left = batch.follow(mention.bit, on: way)
    return left.isUnset && left.emptied == finding.emptied
  }

  /// The branches on a way each of which alone leaves a data source unset.
  private func wrong(_ mention: Mention, on way: [PlanGraph.Edge]?, _ batch: NameBatch) -> [PlanGraph.Edge] {
    guard count < DataFlow.mostBlamed else { return [] }
    return way.map { WrongBranches(graph, leaving: mention.bit, in: batch).edges(on: $0) } ?? []
  }

  /// Why nothing sets what is read: no call comes to the step that does, or it has another name.
  private mutating func explanation(of name: String) -> (stranded: Int?, meant: String?) {
    if let step = stranded[ExactName(name)] { return (step, nil) }
    let meant = advice.name(for: name)
    return (nil, meant == name ? nil : meant)
  }

  private func mistake(_ finding: Finding, _ names: [String]) -> PlanMistake {
    let step = finding.mention.step
    let them = names.count > 1 ? "them" : "it"
    let rest = names.count > 1 ? finding.rest.replacing("sets that", with: "sets them") : finding.rest
    var mistake = PlanMistake(
      step: step, range: finding.range,
      message: "“\(plan.steps[step].name.name)” reads \(StepNames.list(names)), \(rest)",
      way: finding.way, wrong: finding.wrong, emptied: finding.emptied, names: names,
      stranded: finding.stranded.first,
      meant: finding.meant)
    if !finding.stranded.isEmpty {
      let setters = StepNames.list(finding.stranded.map { plan.steps[$0].name.name })
      let (verb, place) = finding.stranded.count > 1 ? ("set", "these steps") : ("sets", "that step")
      mistake.message += " \(setters) \(verb) \(them), but no call comes to \(place)."
    } else if let meant = finding.meant {
      mistake.message += NameAdvice.question(meant, for: names[0])
    }
    return mistake
  }

  /// The place of a reading that must not come where a data source is unset; to ask whether it is empty is a mistake only where
  /// it is on all ways.
  private func reading(_ mention: Mention, _ batch: NameBatch) -> Int? {
    switch mention.effect {
    case .reads(let index): index
    case .tests(let index): batch.everSet[mention.step] & mention.bit == 0 ? index : nil
    case .sets, .clears, .asks: nil
    }
  }

  private func finding(_ mention: Mention, _ read: PlanReference, _ batch: NameBatch) -> Finding {
    let isSet = batch.everSet[mention.step] & mention.bit != 0
    let finding = { (rest: String, way: [PlanGraph.Edge]?, emptied: Int?) in
      Finding(
        mention: mention, range: read.range, names: [read.name], rest: rest, isSet: isSet, way: way,
        emptied: emptied)
    }
    guard count < DataFlow.mostWays else {
      return finding(
        isSet ? "which nothing sets on some way to it." : "and nothing before it sets that.", nil, nil)
    }
    let words = { (edges: [PlanGraph.Edge]) in
      StepNames.way(edges, to: mention.step, in: plan) { branch($0, asking: read.name) }
    }
    guard isSet else {
      let edges = graph.way(to: mention.step)
      let place = edges.isEmpty ? "the call begins there" : "the shortest way to it is \(words(edges))"
      return finding("and nothing before it sets that: \(place).", nil, nil)
    }
    let (edges, emptied) = batch.way(to: mention.step, leavingUnset: mention.bit)
    if edges.isEmpty { return finding("which nothing sets before the call begins there.", edges, nil) }
    let setter = emptied.map { "“\(plan.steps[$0].name.name)” sets to null" } ?? "nothing sets"
    return finding("which \(setter) on the way \(words(edges)).", edges, emptied)
  }

  private func branch(_ edge: PlanGraph.Edge, asking name: String) -> String? {
    let isUnpressed = edge.condition == .otherwise && uses[edge.from].asks?.name == name
    return isUnpressed ? "no digit" : graph.branch(edge)
  }
}
