/// What a response sets.
public struct MappedResponse: Sendable, Hashable {
  /// A data source and what it is set to.
  public struct Assignment: Sendable, Hashable {
    public let destination: DataSourceName
    /// The value; nil for null.
    public internal(set) var value: String?
  }

  /// The data sources that are set, the response code first, then the fields in their order. Of fields with one
  /// destination the last counts.
  public let assignments: [Assignment]
  /// What went wrong; the values concerned are null.
  public let issues: [MappingIssue]

  /// The value of a data source; nil if it is null or not set.
  public subscript(destination: String) -> String? {
    assignments.first { $0.destination.name.utf8.elementsEqual(destination.utf8) }?.value
  }
}
