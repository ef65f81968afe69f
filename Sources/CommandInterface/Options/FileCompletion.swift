import ArgumentParser

extension CompletionKind {
  /// Definitions, and folders.
  package static let definition = CompletionKind.file(extensions: ["xml"])
  /// Responses, which are JSON or XML in any file.
  package static let response = CompletionKind.file()
  /// Files of values, configurations, profiles and manifests.
  package static let values = CompletionKind.file(extensions: ["yml", "yaml", "json"])
}
