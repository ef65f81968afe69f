import ApiInteractionClient
import CommandInterface

/// Compares a run with its record while it is replayed.
struct Replay {
  let record: RunRecord
  private var next = 0
  /// How many steps the call has been through.
  private var count = 0
  /// What is different, in a sentence each.
  private(set) var differences: [String] = []

  init(_ record: RunRecord) {
    self.record = record
  }

  /// - Parameter secrets: Get to know what is masked in the record.
  /// - Throws: ``CommandFailure`` if the call has come to another connector than the recorded one.
  mutating func check(_ visit: PlanVisit, _ secrets: inout RunSecrets) throws(CommandFailure) {
    secrets.learn(hidden(in: visit))
    guard visit.isExchange else { return }
    let name = visit.step.name.name
    guard next < record.exchanges.count else {
      throw .found("\(record.path): the record holds no more responses, and the call comes to “\(name)”.")
    }
    let recorded = record.exchanges[next]
    next += 1
    guard recorded.step == name else {
      throw .found(
        "\(record.path): the response that is next is that of “\(recorded.step)”, but the call comes to “\(name)”."
      )
    }
    guard let sent = visit.request, let request = recorded.request else {
      if visit.request != nil { differences.append("“\(name)” sends a request, and none was recorded.") }
      if recorded.request != nil { differences.append("“\(name)” sends no request, and one was recorded.") }
      return
    }
    secrets.learn(request.hidden(in: sent.text))
    let parts = request.differences(from: secrets.shown(at: visit.step, isShown: false).masked(sent))
    if !parts.isEmpty {
      differences.append(
        "“\(name)” sends another request than was recorded: \(parts.joined(separator: " and ")) \(parts.count == 1 && parts != ["the headers"] ? "differs" : "differ")."
      )
    }
  }

  /// What is masked in the record of what a step announces or sets, as long as the call goes the recorded way.
  private mutating func hidden(in visit: PlanVisit) -> [String] {
    guard count < record.steps.count, case let recorded = record.steps[count],
      recorded.name == visit.step.name.name
    else { return [] }
    count += 1
    var texts = visit.assignments.map { (recorded.values[$0.dataSource], $0.value) }
    if case .announced(let text) = visit.event { texts.append((recorded.announcement, text)) }
    return texts.flatMap { recorded, text in
      recorded.flatMap { recorded in text.flatMap { MaskedText(recorded).hidden(in: $0) } } ?? []
    }
  }

  /// - Parameter end: The step at which the call has ended.
  mutating func finish(at end: String) {
    if let recorded = record.end, recorded != end {
      differences.append("The call ends at “\(end)”, but the recorded one at “\(recorded)”.")
    } else if next < record.exchanges.count {
      differences.append("The record holds responses that the call did not come to.")
    }
  }
}
