/// What a call knows when a definition's request is made.
public struct CallContext: Sendable, Hashable {
  /// The data sources by name; nil for one that is null, no entry for one that was never set.
  public var dataSources: [String: String?]
  /// The account's custom configuration by key: secrets. Nil for a key that is null.
  public var configuration: [String: String?]

  public init(dataSources: [String: String?] = [:], configuration: [String: String?] = [:]) {
    self.dataSources = dataSources
    self.configuration = configuration
  }
}
