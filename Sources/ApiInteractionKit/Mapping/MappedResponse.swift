/// What a response sets.
public struct MappedResponse: Sendable, Hashable {
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
    public let destination: DataSourceName
    public internal(set) var outcome: Outcome
    /// What it is set to; nil for null.
    public var value: DataSourceValue? {
      if case .value(let value) = outcome { value } else { nil }
    }
  }

  /// The data sources that are set, the response code first, then the fields in their order. Of fields with one
  /// destination the last counts.
  public let assignments: [Assignment]
  /// What went wrong; the values concerned are null.
  public let issues: [MappingIssue]

  /// The value of a data source; nil if it is null or not set.
  public subscript(destination: String) -> DataSourceValue? {
    assignments.first { $0.destination.name.utf8.elementsEqual(destination.utf8) }?.value
  }
}
