import ApiInteractionKit

/// Reads a configuration, and goes on after what is wrong.
struct ConfigurationReader {
  private static let keys = ["rules", "ignore", "templates", "providers", "data-sources", "secrets"]

  private let file: String
  private let rules: [String: any RuleDeclaration]
  private(set) var configuration = LintConfiguration()
  private(set) var problems: [ConfigurationError.Problem] = []

  init(file: String, rules: [any RuleDeclaration]) {
    self.file = file
    self.rules = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
  }

  mutating func read(_ bytes: [UInt8], reading read: (String) throws -> [UInt8]) {
    attempt { reader throws(InputProblem) in
      guard let value = try YAMLValue.read(bytes), !value.isNull else { return }
      for (key, value) in try value.entries("A configuration") {
        reader.attempt { reader throws(InputProblem) in try reader.read(key, value, reading: read) }
      }
    }
  }

  /// Keeps in mind what is wrong with one thing, so that the others are read as well.
  private mutating func attempt(_ work: (inout ConfigurationReader) throws(InputProblem) -> Void) {
    do throws(InputProblem) {
      try work(&self)
    } catch {
      problems.append(ConfigurationError.Problem(file: file, problem: error))
    }
  }

  private mutating func read(
    _ key: YAMLValue, _ value: YAMLValue, reading read: (String) throws -> [UInt8]
  ) throws(InputProblem) {
    let name = try key.text("A key of a configuration")
    guard ConfigurationReader.keys.contains(name) else {
      throw ConfigurationReader.unknown(name, at: key, in: "A configuration", has: ConfigurationReader.keys)
    }
    // What has no value yet, as in a file whose entries are comments, is not set.
    if value.isNull { return }
    switch name {
    case "rules": try readRules(value)
    case "providers": try readProviders(value, reading: read)
    default:
      for item in try ConfigurationReader.list(value, name) {
        attempt { reader throws(InputProblem) in try reader.read(item, of: name) }
      }
    }
  }

  private mutating func read(_ item: YAMLValue, of list: String) throws(InputProblem) {
    try item.checkTag()
    switch list {
    case "ignore": configuration.ignored.append(try pattern(item, of: list))
    case "templates": configuration.templates.append(try pattern(item, of: list))
    case "secrets": configuration.settings.secrets.append(NamePattern(try item.text("A name in secrets")))
    default:
      let name = try item.text("A name in data-sources")
      do {
        configuration.settings.dataSources.append(try DataSourceName(name).name)
      } catch {
        throw item.problem(error.description)
      }
    }
  }

  private func pattern(_ item: YAMLValue, of list: String) throws(InputProblem) -> PathPattern {
    let pattern = PathPattern(try item.text("A pattern in \(list)"))
    if let defect = pattern.defect {
      throw item.problem("No path is of the pattern “\(pattern.text)”: \(defect).")
    }
    return pattern
  }

  // MARK: - Rules

  private mutating func readRules(_ value: YAMLValue) throws(InputProblem) {
    for (key, value) in try value.entries("rules") {
      attempt { reader throws(InputProblem) in
        let name = try key.text("The name of a rule")
        guard let rule = reader.rules[name] else {
          let advice =
            name.nearest(in: reader.rules.keys.sorted()).map { "Did you mean “\($0)”?" }
            ?? "apiinteraction rules lists them."
          throw key.problem("There is no rule “\(name)”. \(advice)")
        }
        if !rule.canBeSuppressed {
          throw key.problem(
            "The findings of \(name) are errors always: nothing can be done with such a file.")
        }
        if value.members == nil {
          try reader.setSeverity(value, of: rule)
        } else {
          try reader.readOptions(value, of: rule)
        }
      }
    }
  }

  private mutating func readOptions(_ value: YAMLValue, of rule: any RuleDeclaration) throws(InputProblem) {
    let names = ["severity"] + rule.options.map(\.name)
    for (key, value) in try value.entries(rule.id) {
      attempt { reader throws(InputProblem) in
        let name = try key.text("A key of \(rule.id)")
        guard names.contains(name) else {
          throw ConfigurationReader.unknown(name, at: key, in: "The rule \(rule.id)", has: names)
        }
        if name == "severity" { return try reader.setSeverity(value, of: rule) }
        let texts = try ConfigurationReader.list(value, name).map { item throws(InputProblem) in
          try item.checkTag()
          return try item.text("A text in \(name)")
        }
        reader.configuration.settings.options[rule.id, default: [:]][name] = texts
      }
    }
  }

  private mutating func setSeverity(_ value: YAMLValue, of rule: any RuleDeclaration) throws(InputProblem) {
    // Where off has been read as YAML 1.1 does, and written as JSON, it is false.
    let text = value.scalar == "false" ? "off" : value.scalar ?? ""
    if text == "off" {
      configuration.settings.disabled.insert(rule.id)
    } else if let severity = Severity(rawValue: text) {
      configuration.settings.severities[rule.id] = severity
    } else {
      let advice =
        text.meant(in: ["off"] + Severity.allCases.map(\.rawValue)).map { " Did you mean “\($0)”?" } ?? ""
      throw value.problem("The severity of \(rule.id) must be off, info, warning or error.\(advice)")
    }
  }

  // MARK: - Providers

  private mutating func readProviders(
    _ value: YAMLValue, reading read: (String) throws -> [UInt8]
  ) throws(InputProblem) {
    for item in try ConfigurationReader.list(value, "providers") {
      attempt { reader throws(InputProblem) in
        guard item.members == nil else { return try reader.add(item) }
        try item.checkTag()
        let name = try item.text("A provider")
        try reader.add(item, file: name.hasPrefix("/") ? name : reader.folder + name, reading: read)
      }
    }
  }

  /// Adds a profile that stands in the configuration itself.
  private mutating func add(_ profile: YAMLValue) throws(InputProblem) {
    do throws(InputProblem) {
      try configuration.profiles.add(profile)
    } catch {
      throw InputProblem(error.message, at: error.location ?? profile.location)
    }
  }

  private mutating func add(
    _ item: YAMLValue, file: String, reading read: (String) throws -> [UInt8]
  ) throws(InputProblem) {
    let bytes: [UInt8]
    do {
      bytes = try read(file)
    } catch {
      throw item.problem("\(error)")
    }
    do throws(InputProblem) {
      try configuration.profiles.add(bytes)
    } catch {
      problems.append(ConfigurationError.Problem(file: file, problem: error))
    }
  }

  /// The folder in which the configuration lies, with a / at its end, or nothing.
  private var folder: Substring {
    file.lastIndex(of: "/").map { file[...$0] } ?? ""
  }

  // MARK: - What is common

  /// The members of a list; what is no list counts as the only one.
  private static func list(_ value: YAMLValue, _ name: String) throws(InputProblem) -> [YAMLValue] {
    if let items = value.items { return items }
    guard value.scalar != nil, !value.isNull else { throw value.problem("\(name) must be a list.") }
    return [value]
  }

  private static func unknown(
    _ name: String, at key: YAMLValue, in what: String, has names: [String]
  ) -> InputProblem {
    let advice =
      name.nearest(in: names).map { "Did you mean “\($0)”?" } ?? "It has \(names.joined(separator: ", "))."
    return key.problem("\(what) has no “\(name)”. \(advice)")
  }
}
