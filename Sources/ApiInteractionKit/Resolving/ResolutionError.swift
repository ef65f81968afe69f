/// Why no request can be sent.
public struct ResolutionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One reason.
  public struct Problem: Sendable, Hashable {
    /// What kind of reason it is.
    public enum Kind: Sendable, Hashable {
      /// A slot was not filled.
      case openSlot
      /// A data source is not set, and ``UnsetPolicy/refuse`` was asked for.
      case unsetDataSource(String)
      /// A configuration key does not exist or has no value: an interface failure of the call. [D]
      case missingConfiguration(String)
      /// The Url is not an absolute http or https URL. [P]
      case invalidURL
      /// A header's name or value holds what it may not. [P]
      case invalidHeader
    }

    /// The lint rule, or the name of the reason, that a report shows.
    public var rule: String {
      switch kind {
      case .openSlot: "unfilled-slot"
      case .unsetDataSource: "unset-data-source"
      case .missingConfiguration: "interface-failure"
      case .invalidURL: "invalid-url"
      case .invalidHeader: if case .headerKey = part { "invalid-header-name" } else { "invalid-header-value" }
      }
    }

    /// What kind of reason it is.
    public let kind: Kind
    /// The part of the request that cannot be made.
    public let part: RequestPart
    /// The offending part of the template, in UTF-8 offsets of its text.
    public let range: Range<Int>
    /// What is wrong. Holds no value of a configuration key or data source.
    public let message: String
  }

  /// The reasons, in the order of the request; never empty.
  public let problems: [Problem]

  public var description: String { problems.map(\.message).joined(separator: "\n") }
}
