import CommandInterface
import Foundation

/// The program that opens sockets, `apiinteraction-live`.
enum LiveProgram {
  private static let name = "apiinteraction-live"

  /// Becomes it, with the same arguments.
  ///
  /// - Throws: ``CommandFailure`` if it is neither beside this program nor on the PATH.
  static func handOver() throws(CommandFailure) -> Never {
    for path in candidates {
      var arguments = CommandLine.arguments.map { strdup($0) }
      arguments.append(nil)
      execv(path, arguments)
      arguments.forEach { free($0) }
      if errno != ENOENT, errno != EACCES, errno != ENOTDIR {
        throw .usage("\(path): cannot be run: \(String(cString: strerror(errno)))")
      }
    }
    throw .usage(
      """
      This subcommand opens sockets, which is the work of another program, \(name). It is neither beside this one nor on \
      the PATH: install it, or build both with make build.
      """)
  }

  private static var candidates: [String] {
    let own = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":").map(String.init)
    return ([own].compactMap { $0 } + path).map { "\($0)/\(name)" }
  }
}
