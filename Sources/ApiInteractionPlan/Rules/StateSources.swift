import ApiInteractionKit
import ApiInteractionLint

/// The data sources of a plan that hold the state of a session, as the documented service tells it.
struct StateSources {
  private static let profile = "vonage-session-status"

  /// What is known to be in a data source.
  private struct Content {
    /// Whether the service's state is.
    var holdsState = false
    /// What set steps put there.
    var texts: [String] = []
    /// Whether there may be anything else.
    var isOpen = false
  }

  private var contents: [ExactName: Content] = [:]

  init(_ subject: PlanSubject) {
    for (index, step) in subject.plan.steps.enumerated() {
      switch step.action {
      case .set(let values):
        for value in values { add(value.dataSource.name) { $0.texts.append(value.value ?? "") } }
      case .connector:
        guard let definition = subject.definitions.filled[index] else { continue }
        let states = StateSources.states(in: definition)
        for set in subject.uses[index].sets {
          add(set.name) {
            if states.contains(ExactName(set.name)) { $0.holdsState = true } else { $0.isOpen = true }
          }
        }
      default: for set in subject.uses[index].sets { add(set.name) { $0.isOpen = true } }
      }
    }
  }

  /// The texts that may be in a data source besides the states; nil if it holds no state, or there may be anything.
  func others(in name: String) -> [String]? {
    guard let content = contents[ExactName(name)], content.holdsState, !content.isOpen else { return nil }
    return content.texts
  }

  private mutating func add(_ name: String, _ change: (inout Content) -> Void) {
    change(&contents[ExactName(name), default: Content()])
  }

  /// Where a definition stores the state, if it asks the service for it.
  private static func states(in definition: Definition) -> Set<ExactName> {
    let asks = ProfileSet.builtIn.profiles(for: definition).contains {
      $0.name == profile && !$0.refuses(method: definition.method?.text.string ?? "")
    }
    guard asks else { return [] }
    let fields = definition.fields.filter { field in
      let locator = field.locator.flatMap { try? JSONLocator($0.text.string) }
      return locator?.steps == [.name("sessionState")]
    }
    return Set(fields.compactMap { $0.destination.map { ExactName($0.text.string) } })
  }
}
