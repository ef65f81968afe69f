import ApiInteractionKit

/// What a project decides about linting, in its `.apiinteraction.yml`. [P]
public struct LintConfiguration: Sendable {
  /// The name of a configuration file.
  public static let fileName = ".apiinteraction.yml"

  /// What is decided about rules and names.
  public internal(set) var settings = LintSettings()
  /// The built-in profiles and the project's own.
  public internal(set) var profiles = ProfileSet.builtIn
  /// The files that are not linted.
  var ignored = PathPatternList()
  /// The files in which slots may be open.
  var templates = PathPatternList()

  /// A configuration that decides nothing.
  public init() {}

  /// Reads a configuration in YAML or JSON; an empty file decides nothing.
  ///
  /// - Parameters:
  ///   - bytes: The configuration.
  ///   - file: Its path. What it names lies beside it, unless it is named with a path from the root.
  ///   - rules: The rules of which it may speak; those of call plans are `RuleCatalogue`'s of `ApiInteractionPlan`.
  ///   - read: Gives the bytes of a file that the configuration names, or throws why it cannot be read.
  /// - Throws: ``ConfigurationError`` with the places of what is wrong.
  public init(
    _ bytes: [UInt8], file: String = LintConfiguration.fileName,
    rules: [any RuleDeclaration] = Linter.allRules.map { $0 },
    reading read: (_ path: String) throws -> [UInt8]
  ) throws(ConfigurationError) {
    var reader = ConfigurationReader(file: file, rules: rules)
    reader.read(bytes, reading: read)
    guard reader.problems.isEmpty else { throw ConfigurationError(problems: reader.problems) }
    self = reader.configuration
  }

  /// Whether a file is not to be linted; or a folder, with everything in it.
  ///
  /// - Parameters:
  ///   - path: The path from the folder of the configuration.
  ///   - isFolder: Whether a folder is there, and not a file.
  public func isIgnored(_ path: String, isFolder: Bool = false) -> Bool {
    ignored.covers(path, isFolder: isFolder)
  }

  /// Whether slots may be open in a file: it is named `*.template.xml`, or is of the configuration's templates.
  ///
  /// - Parameter path: The path from the folder of the configuration.
  public func isTemplate(_ path: String) -> Bool {
    let ending = ".template.xml".utf8
    return path.utf8.suffix(ending.count).lazy.map(\.lowercased).elementsEqual(ending)
      || templates.covers(path, isFolder: false)
  }
}
