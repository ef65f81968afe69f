import Foundation
import TestSupport

/// A git repository whose commits pre-commit checks with the hooks of this package.
struct HookedRepository {
  /// This package.
  private static let root = Fixtures.folder.deletingLastPathComponent()

  private let scratch: TemporaryFolder
  /// What the user of the machine has set does not count.
  private let environment: [String: String]
  private var folder: URL { scratch.url.appending(path: "work") }

  /// - Parameters:
  ///   - ids: The hooks.
  ///   - isBuilt: Whether the hooks build the command from the files of this package; else they find it on the path.
  init(_ ids: [String], isBuilt: Bool) throws {
    let scratch = try TemporaryFolder()
    self.scratch = scratch
    environment = [
      "PATH": Command.products.path + ":" + ProcessInfo.processInfo.environment["PATH", default: ""],
      "PRE_COMMIT_HOME": scratch.url.appending(path: "cache").path, "PRE_COMMIT_COLOR": "never",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
    ]
    let files = isBuilt ? "--cached --others --exclude-standard" : ".pre-commit-hooks.yaml"
    try shell(
      "mkdir \"$0/hooks\" && git ls-files -z \(files) | tar -c --null -T - | tar -x -C \"$0/hooks\"",
      in: Self.root)
    let hooks = scratch.url.appending(path: "hooks")
    let revision = try shell(
      "git init -q && git add --all && git commit -qm Hooks && git rev-parse HEAD", in: hooks)
    let configuration = """
      repos:
      - repo: \(hooks.path)
        rev: \(revision)
        hooks: [\(ids.map { "{id: \($0)}" }.joined(separator: ", "))]

      """
    try scratch.write(configuration, to: "work/.pre-commit-config.yaml")
    let program = Self.root.appending(path: ".build-python/bin/pre-commit").path
    try shell("git init -q && '\(program)' install --install-hooks", in: folder)
  }

  func write(_ text: String, to path: String) throws {
    try scratch.write(text, to: "work/\(path)")
  }

  func text(_ path: String) throws -> String {
    try scratch.text("work/\(path)")
  }

  /// Commits everything; gives the status and what the hooks say.
  func commit() throws -> (status: Int32, shown: String) {
    try shell("git add --all", in: folder)
    let result = try run("git commit --quiet --message Change", in: folder)
    return (result.status, result.output + result.error)
  }

  /// The files of the last commit, none if there is none.
  func committed() throws -> [String] {
    try run("git ls-tree -r -z --name-only HEAD", in: folder).output.split(separator: "\0").map(String.init)
  }

  private func run(_ script: String, in folder: URL) throws -> Command.Result {
    try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, scratch.url.path], in: folder, environment: environment)
  }

  /// Runs a script that cannot fail; gives what it prints.
  @discardableResult
  private func shell(_ script: String, in folder: URL) throws -> String {
    let result = try run(script, in: folder)
    if result.status != 0 { throw Failure(result: result) }
    return result.output.trimmingCharacters(in: .newlines)
  }

  private struct Failure: Error {
    let result: Command.Result
  }
}
