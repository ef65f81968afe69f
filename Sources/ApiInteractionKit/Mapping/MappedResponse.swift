/// What a response sets.
public struct MappedResponse: Sendable {
  /// What became of a data source.
  public enum Outcome: Sendable, Hashable {
    /// It is set to a value.
    case value(DataSourceValue)
    /// It is null, because the response says `null` there.
    case null
    /// It is null, because the locator finds nothing. [D]
    case notFound
    /// It is null, because of an issue with its field: the value is not of its type, or the locator cannot be evaluated. [P]
    case refused
    /// It is null, because the response cannot be read. [P]
    case unreadable
  }

  /// A data source and what becomes of it.
  public struct Assignment: Sendable, Hashable {
    /// The data source.
    public let destination: DataSourceName
    /// What becomes of it.
    public let outcome: Outcome
    /// What it is set to; nil for null.
    public var value: DataSourceValue? {
      if case .value(let value) = outcome { value } else { nil }
    }
  }

  /// What went wrong; the values concerned are null.
  public let issues: [MappingIssue]
  private let plan: MappingPlan
  private let outcomes: [ResponseMapping.Outcome]

  /// What the definition says of the response.
  package var response: ApiInteraction.Response { plan.response }

  init(_ plan: MappingPlan, _ outcomes: [ResponseMapping.Outcome], issues: [MappingIssue]) {
    self.plan = plan
    self.outcomes = outcomes
    self.issues = issues
  }

  /// The data sources that are set, the response code first, then the fields in their order. Of fields with one
  /// destination the last counts.
  public var assignments: [Assignment] {
    outcomes.indices.map { Assignment(destination: plan.destinations[$0].name, outcome: outcome($0)) }
  }

  /// The value of a data source; nil if it is null or not set.
  public subscript(destination: String) -> DataSourceValue? {
    let index = plan.destinations.firstIndex { $0.name.name.utf8.elementsEqual(destination.utf8) }
    guard let index, case .value(let value) = outcome(index) else { return nil }
    return value
  }

  private func outcome(_ index: Int) -> Outcome {
    switch outcomes[index] {
    case .text(let text): .value(DataSourceValue(checked: text, plan.destinations[index].type))
    case .status(let code): .value(DataSourceValue(checked: String(code), .integer))
    case .null: .null
    case .notFound: .notFound
    case .refused: .refused
    case .unreadable: .unreadable
    }
  }
}

extension MappedResponse: Hashable {
  public static func == (left: MappedResponse, right: MappedResponse) -> Bool {
    left.assignments == right.assignments && left.issues == right.issues
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(assignments)
    hasher.combine(issues)
  }
}
