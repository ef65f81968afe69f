import CByteMasks

/// What a call knows when a definition's request is made.
public struct CallContext: Sendable, Hashable {
  /// The data sources by name; nil for one that is null, no entry for one that was never set.
  public var dataSources: [String: String?]
  /// The account's custom configuration by key: secrets. Nil for a key that is null.
  public var configuration: [String: String?]
  /// The data sources that hold secrets, besides those that are told by their names.
  public var secretDataSources: Set<String>
  /// The data sources in place of ``dataSources``, where two may have names that Swift takes for one.
  package var exactDataSources: [ExactName: String?]?

  /// What a call knows; what is not given is empty.
  public init(
    dataSources: [String: String?] = [:], configuration: [String: String?] = [:],
    secretDataSources: Set<String> = []
  ) {
    self.dataSources = dataSources
    self.configuration = configuration
    self.secretDataSources = secretDataSources
  }

  /// The value of a data source: nil if it was never set, a nil value if it is null.
  func dataSource(_ name: String) -> String?? {
    if let exactDataSources { return exactDataSources[ExactName(name)] }
    return CallContext.value(of: name, in: dataSources)
  }

  /// The value of a configuration key, in the same way.
  func configurationValue(_ key: String) -> String?? {
    CallContext.value(of: key, in: configuration)
  }

  /// The value that a placeholder stands for, without its formatters, in the same way.
  package func value(named name: String, _ kind: Placeholder.Kind) -> String?? {
    switch kind {
    case .dataSource: dataSource(name)
    case .configuration: configurationValue(name)
    }
  }

  /// Looks a name up to the letter: `é` is not `e` with an accent put on it. [P]
  private static func value(of name: String, in values: [String: String?]) -> String?? {
    guard let index = values.index(forKey: name) else { return nil }
    let (key, value) = values[index]
    return key.isWritten(as: name) ? .some(value) : nil
  }
}

extension String {
  /// Whether another string has the same bytes in UTF-8.
  fileprivate func isWritten(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { other in
        guard let start = bytes.baseAddress, let otherStart = other.baseAddress else { return true }
        return bytes_equal(start, otherStart, bytes.count)
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
