import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ArgumentParser

/// What a call knows: data sources and custom configuration.
package struct CallValueOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A data source of the call.", valueName: "name=value"))
  package var data: [Assignment] = []

  @Option(help: ArgumentHelp("A YAML or JSON file of data sources.", valueName: "file"), completion: .values)
  package var dataFile: [String] = []

  @Option(help: ArgumentHelp("A custom configuration setting.", valueName: "key=value"))
  package var config: [Assignment] = []

  @Option(
    help: ArgumentHelp("A YAML or JSON file of custom configuration.", valueName: "file"), completion: .values
  )
  package var configFile: [String] = []

  @Flag(help: "Refuse a data source that is not set.")
  package var strict = false

  @Flag(help: "Show secrets instead of ***.")
  package var showSecrets = false

  package init() {}

  package func context() throws -> CallContext {
    CallContext(
      dataSources: try values(dataFile, data, option: "--data"),
      configuration: try values(configFile, config, option: "--config"))
  }

  /// Says which values of the command line no placeholder of a definition reads: their names may be mistyped. Files of values
  /// are for many definitions, so nothing is said of theirs.
  package func noteUnread(in definition: Definition, _ global: GlobalOptions) throws {
    let placeholders = definition.values.flatMap(\.placeholders).map(\.placeholder)
    try noteUnread(
      dataSources: placeholders.filter { $0.kind == .dataSource }.map(\.name),
      configuration: placeholders.filter { $0.kind == .configuration }.map(\.name), by: "no placeholder",
      global)
  }

  /// The same where more than a definition may read them.
  ///
  /// - Parameters:
  ///   - dataSources: The data sources that are read.
  ///   - configuration: The configuration keys that are read.
  ///   - nobody: Who reads none of the others.
  package func noteUnread(
    dataSources: [String], configuration: [String], by nobody: String, _ global: GlobalOptions
  ) throws {
    for (option, given, read) in [("--data", data, dataSources), ("--config", config, configuration)] {
      let known = Set(read.map { ExactName($0) })
      for name in try Assignment.values(given, option: option).keys.sorted()
      where !known.contains(ExactName(name)) {
        let advice = name.nearest(in: read).map { " Did you mean “\($0)”?" } ?? ""
        global.note("\(option) “\(name)” is read by \(nobody).\(advice)")
      }
    }
  }

  /// - Throws: ``CommandFailure`` if --data names what can be no data source.
  package func checkDataSources() throws {
    for name in try Assignment.values(data, option: "--data").keys.sorted() {
      do throws(DataSourceName.Invalid) {
        _ = try DataSourceName(name)
      } catch {
        throw CommandFailure.usage("--data: “\(name)” is no data source. \(error.description)")
      }
    }
  }

  /// Later files win over earlier ones, and the command line over files.
  private func values(_ files: [String], _ assignments: [Assignment], option: String) throws -> [String:
    String?]
  {
    var values: [String: String?] = [:]
    for path in files {
      let bytes = try InputFile.readValues(path)
      do {
        for entry in try NamedValues(flat: bytes).entries { values[entry.name] = .some(entry.value) }
      } catch {
        throw CommandFailure.found(error.text(in: InputFile.name(of: path)))
      }
    }
    for (name, value) in try Assignment.values(assignments, option: option) { values[name] = .some(value) }
    return values
  }
}

extension CallContext {
  /// Adds the data sources that hold what a user's settings call a secret: by their names, or by where a definition's request
  /// puts them.
  package mutating func addSecrets(of definition: Definition, _ names: SecretNames) {
    let known =
      Array(dataSources.keys) + definition.values.flatMap(\.placeholders).map(\.placeholder.name)
      + definition.fields.compactMap(\.destination?.text.string)
    secretDataSources.formUnion(known.filter(names.isNamed))
    guard let request = definition.interaction?.request else { return }
    // What stands where a secret does whatever the settings say is known to the resolver.
    let placed = Set(SecretSources.names(in: request, names))
    secretDataSources.formUnion(placed.subtracting(SecretSources.names(in: request, SecretNames())))
  }
}
