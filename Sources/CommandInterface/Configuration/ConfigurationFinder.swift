import ApiInteractionLint
import ApiInteractionPlan
import Foundation

/// Finds for each file how it is linted: the nearest `.apiinteraction.yml` upwards from its folder decides. [P]
package struct ConfigurationFinder {
  /// A configuration that was read, or the one that counts where there is none.
  private struct Found {
    let configuration: LintConfiguration
    /// The folder in which it lies; nil where there is none.
    let place: AbsolutePath?
  }

  /// So many folders are kept in mind; a walk asks for the files of one folder after the other.
  private static let cachedFolders = 1024
  /// So many problems of one configuration are told.
  private static let shownProblems = 50

  private let overrides: LintOverrides
  private let current = AbsolutePath.current
  /// The configuration for all files, if one was named.
  private var named: Found?
  /// By folder, the configuration that lies there, nil if it is bad; by nothing, what counts where there is none.
  private var found: [String: Found?] = [:]
  /// By the same, the linter that it comes to with the command line, nil if they do not go together.
  private var linters: [String: Linter?] = [:]
  /// By folder, that in which its configuration lies, nil if there is none.
  private var places: [String: AbsolutePath?] = [:]
  /// By folder as it was given, how its files are linted.
  private var settings: [String: FolderSettings?] = [:]
  /// What is wrong with configurations, each problem once.
  package private(set) var failures: [CommandFailure] = []
  private var told: Set<String> = []
  /// How many files and folders were ignored.
  package private(set) var ignored = 0

  /// - Parameter file: The configuration for all files; without one, each file's own is looked for.
  /// - Throws: ``CommandFailure`` if that is bad, after printing why.
  package init(file: String?, _ overrides: LintOverrides) throws(CommandFailure) {
    self.overrides = overrides
    guard let file else { return }
    named = read(file, in: AbsolutePath(file, in: current).parent ?? current)
    if let named, linter(of: named) != nil { return }
    try check()
  }

  /// Finds what the configurations alone say.
  package init() throws(CommandFailure) {
    let choice = try RuleChoice(select: [], ignore: [])
    try self.init(file: nil, LintOverrides(choice, providers: [], templates: false))
  }

  /// Tells what is wrong with the configurations that were looked for.
  ///
  /// - Throws: ``CommandFailure`` if anything is, after printing it.
  package func check() throws(CommandFailure) {
    if failures.isEmpty { return }
    let problems = failures.compactMap(\.message)
    problems.forEach(Console.complain)
    throw .printed(problems, .usage)
  }

  /// What is decided for a file: a definition, a plan, a file of scenarios, a response.
  ///
  /// - Throws: ``CommandFailure`` if its configuration is bad, after printing why.
  package mutating func lintSettings(forFile path: String) throws(CommandFailure) -> LintSettings {
    try linter(forFile: path).settings
  }

  /// The linter of a file, or of what a manifest generates.
  ///
  /// - Throws: ``CommandFailure`` if its configuration is bad, after printing why.
  package mutating func linter(forFile path: String) throws(CommandFailure) -> Linter {
    let linter = settings(forFile: path)?.linter
    try check()
    return linter ?? Linter()
  }

  /// How a file is linted; nil if its configuration is bad.
  package mutating func settings(forFile path: String) -> FolderSettings? {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    if let known = settings[folder] { return known }
    if settings.count >= ConfigurationFinder.cachedFolders {
      settings.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
    }
    let place = AbsolutePath(folder, in: current)
    var result: FolderSettings?
    if let found = named ?? configuration(of: place), let linter = linter(of: found) {
      result = FolderSettings(
        linter: linter, configuration: found.configuration, folder: self.path(of: place, from: found),
        isAllTemplates: overrides.templates)
    }
    settings[folder] = .some(result)
    return result
  }

  /// Whether a folder is ignored with everything in it. A configuration in the folder itself decides before those further
  /// up, as for its files.
  package mutating func ignores(folder path: String) -> Bool {
    let place = AbsolutePath(path, in: current)
    guard let found = named ?? configuration(of: place) else { return false }
    let folder = self.path(of: place, from: found).dropLast()
    let isIgnored = !folder.isEmpty && found.configuration.isIgnored(String(folder), isFolder: true)
    if isIgnored { ignored += 1 }
    return isIgnored
  }

  /// Whether a file is ignored.
  package mutating func ignores(file path: String) -> Bool {
    let isIgnored = settings(forFile: path)?.isIgnored(FolderSettings.name(of: path)) ?? false
    if isIgnored { ignored += 1 }
    return isIgnored
  }

  /// The path of a folder from that of a configuration, with a / at its end, or nothing.
  private func path(of place: AbsolutePath, from found: Found) -> String {
    place.path(from: found.place ?? current)
  }

  private mutating func configuration(of folder: AbsolutePath) -> Found? {
    let place = self.place(of: folder)
    let key = place?.text ?? ""
    if let known = found[key] { return known }
    let result =
      if let place { read(ConfigurationFinder.file(in: place, from: current), in: place) } else {
        Found(configuration: LintConfiguration(), place: nil)
      }
    found[key] = .some(result)
    return result
  }

  /// The folder in which the nearest configuration lies.
  private mutating func place(of folder: AbsolutePath) -> AbsolutePath? {
    var passed: [String] = []
    var next: AbsolutePath? = folder
    var result: AbsolutePath?
    while let here = next {
      let key = here.text
      if let known = places[key] {
        result = known
        break
      }
      passed.append(key)
      if ConfigurationFinder.exists(ConfigurationFinder.file(in: here, from: current)) {
        result = here
        break
      }
      next = here.parent
    }
    for folder in passed { places[folder] = .some(result) }
    return result
  }

  private static func file(in folder: AbsolutePath, from current: AbsolutePath) -> String {
    folder.shown(in: current) + LintConfiguration.fileName
  }

  /// Whether there is something of this name, be it a link that leads nowhere.
  private static func exists(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  // MARK: - Reading

  private mutating func read(_ file: String, in folder: AbsolutePath) -> Found? {
    let bytes: [UInt8]
    do throws(CommandFailure) {
      bytes = try InputFile.readValues(file)
    } catch {
      fail(error)
      return nil
    }
    do throws(ConfigurationError) {
      let configuration = try LintConfiguration(
        bytes, file: InputFile.name(of: file), rules: RuleCatalogue.all
      ) { path in
        try InputFile.readValues(path == InputFile.standardInput ? "./-" : path)
      }
      return Found(configuration: configuration, place: folder)
    } catch {
      error.problems.prefix(ConfigurationFinder.shownProblems).forEach { fail(.usage($0.description)) }
      return nil
    }
  }

  private mutating func linter(of found: Found) -> Linter? {
    let key = found.place?.text ?? ""
    if let known = linters[key] { return known }
    var result: Linter?
    do throws(CommandFailure) {
      result = try overrides.linter(over: found.configuration)
    } catch {
      fail(error)
    }
    linters[key] = .some(result)
    return result
  }

  /// Keeps in mind what is wrong, once.
  private mutating func fail(_ failure: CommandFailure) {
    if told.insert(failure.description).inserted { failures.append(failure) }
  }
}
