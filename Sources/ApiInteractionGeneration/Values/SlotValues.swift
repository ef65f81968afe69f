import ApiInteractionKit

/// Values for the slots of one template, layer over layer: a later layer wins over an earlier one. [P]
///
/// A layer may name a slot in full and another by the last part of its name; both mean the same slot.
public struct SlotValues: Sendable {
  /// What is wrong with a name, and where it was given.
  public struct Problem: Sendable, Hashable {
    /// What is wrong with the name.
    public let problem: FillError.Problem
    /// Where a person wrote the name; nil for one that a program gave.
    public let place: InputPlace?

    package init(_ problem: FillError.Problem, at place: InputPlace? = nil) {
      self.problem = problem
      self.place = place
    }
  }

  private let template: DefinitionTemplate
  /// The value of each slot that has one, by the slot's full name.
  public private(set) var values: [String: NamedValue] = [:]
  /// The names that mean no slot, or several, in the order in which they came.
  public private(set) var problems: [Problem] = []

  /// No values yet for the slots of a template.
  public init(for template: DefinitionTemplate) {
    self.template = template
  }

  /// The texts of the values by full name, as `DefinitionTemplate` is filled with them.
  public var texts: [String: String] { values.mapValues(\.text) }

  /// Lays values over those that are there.
  public mutating func add(_ layer: [NamedValue]) {
    var given: Set<String> = []
    for value in layer {
      let indices = template.indices(named: value.name)
      guard let index = indices.first else {
        let nearest = value.name.nearest(in: template.slots.map(\.name))
        add(.unknownSlot(value.name, nearest: nearest), value)
        continue
      }
      let name = template.slots[index].name
      if indices.count > 1 {
        add(.ambiguousSlot(value.name, candidates: indices.map { template.slots[$0].name }), value)
      } else if given.insert(name).inserted {
        values[name] = value
      } else {
        add(.givenTwice(slot: name), value)
      }
    }
  }

  private mutating func add(_ problem: FillError.Problem, _ value: NamedValue) {
    problems.append(Problem(problem, at: value.place))
  }
}
