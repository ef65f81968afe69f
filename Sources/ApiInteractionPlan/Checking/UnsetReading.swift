import ApiInteractionLint

/// A data source that a step reads where, on some way to it, nothing has set it.
struct UnsetReading: Sendable {
  let step: Int
  let read: PlanReference
  /// A shortest way to the step on which nothing sets it; nil where nothing does on any.
  let path: [Int]?

  /// What is read unset in a plan. Of several steps that read it, the first is told: with it the others are put right.
  static func all(in flow: DataFlow) -> [UnsetReading] {
    var told: Set<String> = []
    return flow.graph.reachable.flatMap { step in
      flow.uses[step].reads.compactMap { read in
        let name = read.name
        guard !CallDataSource.names.contains(name), !flow.isAlwaysSet(name, before: step),
          told.insert(name).inserted
        else { return nil }
        let path = flow.isEverSet(name, before: step) ? flow.path(to: step, without: name) : nil
        return UnsetReading(step: step, read: read, path: path)
      }
    }
  }

  /// What is said of it.
  func message(in subject: PlanSubject) -> String {
    let reading = "\(subject.name(of: step)) reads “\(read.name)”"
    guard let path else { return "\(reading), and nothing before it sets that." }
    return "\(reading), which nothing sets on the way \(subject.names(of: path))."
  }
}
