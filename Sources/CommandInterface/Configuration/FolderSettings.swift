import ApiInteractionLint

/// What is done with the files of one folder.
package struct FolderSettings: Sendable {
  package let linter: Linter
  private let configuration: LintConfiguration
  /// The path of the folder from that of the configuration, with a / at its end, or nothing.
  private let folder: String
  /// Whether every file is a template.
  private let isAllTemplates: Bool

  init(linter: Linter, configuration: LintConfiguration, folder: String, isAllTemplates: Bool) {
    self.linter = linter
    self.configuration = configuration
    self.folder = folder
    self.isAllTemplates = isAllTemplates
  }

  /// Whether a file of the folder is ignored.
  package func isIgnored(_ name: String) -> Bool {
    configuration.isIgnored(folder + name)
  }

  /// Whether slots may be open in a file of the folder.
  package func isTemplate(_ name: String) -> Bool {
    isAllTemplates || configuration.isTemplate(folder + name)
  }

  /// The name of a file in its folder.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}
