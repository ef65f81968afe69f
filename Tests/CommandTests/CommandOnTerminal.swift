import Foundation
import TestSupport

extension Command {
  /// Runs the command on a terminal, that of `script`, at which somebody types; gives what the terminal shows.
  static func runOnTerminal(
    _ arguments: [String], typing lines: [String] = [], in folder: URL = Fixtures.folder,
    environment: [String: String] = [:]
  ) throws -> (shown: String, status: Int32) {
    let command = ([executable.path] + arguments).joined(separator: " ")
    #if os(macOS)
      let script = ["-q", "-e", "/dev/null", "/bin/sh", "-c", command]
    #else
      let script = ["-q", "-e", "-c", command, "/dev/null"]
    #endif
    let input = lines.map { $0 + "\n" }.joined()
    let result = try run(
      URL(filePath: "/usr/bin/script"), script, in: folder, input: Array(input.utf8),
      environment: ["TERM": "xterm"].merging(environment) { $1 })
    return (result.output.replacing("\r\n", with: "\n"), result.status)
  }
}
