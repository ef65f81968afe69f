import ApiInteractionKit

/// Values by name, from a YAML or JSON file.
public struct NamedValues: Sendable, Hashable {
  /// A value and where it stands in the file.
  public struct Entry: Sendable, Hashable {
    /// The name; those of nested keys are joined with dots.
    public let name: String
    /// The value as it is written in the file; nil for null.
    public let value: String?
    /// Where the value stands, if that is known.
    public let location: SourceLocation?
  }

  /// The values in the order of the file; no name comes twice.
  public let entries: [Entry]

  /// Reads values for slots: the keys of nested mappings are joined with dots, members of sequences are `[n]`. [P]
  ///
  /// - Throws: ``InputProblem`` where the file cannot be read, or gives one name twice.
  public init(nested bytes: [UInt8]) throws(InputProblem) {
    let file = try YAMLValue(bytes)
    _ = try file.entries("The file")
    try self.init(nested: file)
  }

  /// Reads values for slots from a part of a file.
  package init(nested value: YAMLValue) throws(InputProblem) {
    var collector = Collector()
    try collector.collect(value, named: "")
    entries = collector.entries
  }

  /// Reads values for data sources or configuration keys, whose names may hold dots: one mapping of names to values.
  ///
  /// - Throws: ``InputProblem`` where the file cannot be read.
  public init(flat bytes: [UInt8]) throws(InputProblem) {
    var entries: [Entry] = []
    for (key, value) in try YAMLValue(bytes).entries("The file") {
      try value.checkText()
      guard let text = value.scalar else { throw value.problem("A value must be a text, a number or null.") }
      entries.append(
        Entry(name: try key.text("A name"), value: value.isNull ? nil : text, location: key.location))
    }
    self.entries = entries
  }
}

/// Flattens nested values.
private struct Collector {
  /// More values than any file of a person has; aliases can stand for very many.
  private static let limit = 100_000
  /// The longest name, in bytes; no slot has a longer one.
  private static let longestName = 2000

  private(set) var entries: [NamedValues.Entry] = []
  private var names: [String: SourceLocation?] = [:]
  private var visited = 0

  mutating func collect(_ value: YAMLValue, named name: String, at key: YAMLValue? = nil) throws(InputProblem)
  {
    visited += 1
    if name.utf8.count > Collector.longestName { throw value.problem("The name of this value is too long.") }
    if visited > Collector.limit {
      throw value.problem("The file holds more than \(Collector.limit) values.")
    }
    if let members = value.members {
      for (key, member) in members {
        let step = try key.text("A name")
        try collect(member, named: name.isEmpty ? step : "\(name).\(step)", at: key)
      }
    } else if let items = value.items {
      for (index, item) in items.enumerated() {
        try collect(item, named: "\(name)[\(index)]", at: item)
      }
    } else {
      try value.checkText()
      let location = (key ?? value).location
      if names.updateValue(location, forKey: name) != nil {
        throw InputProblem(message: "“\(name)” is given twice.", location: location)
      }
      entries.append(
        NamedValues.Entry(name: name, value: value.isNull ? nil : value.scalar, location: location))
    }
  }
}
