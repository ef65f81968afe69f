import Foundation
import TestSupport

/// Runs the real command as a user's shell would.
struct Command {
  /// What a run gave.
  struct Result: Equatable {
    let status: Int32
    let output: String
    let error: String
  }

  /// The folder in which the products of the build stand, the tests' own among them.
  static let products: URL = {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
      return bundle.bundleURL.deletingLastPathComponent()
    #else
      return URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    #endif
  }()

  static let executable = products.appending(path: "apiinteraction")

  /// The release command, which `make test-slow` builds.
  static let release = Fixtures.folder.deletingLastPathComponent().appending(
    path: ".build/release/apiinteraction")

  /// Runs the command.
  ///
  /// - Parameters:
  ///   - folder: The folder in which it runs.
  ///   - input: What it reads from standard input.
  static func run(
    _ arguments: [String], in folder: URL = Fixtures.folder, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    try run(executable, arguments, in: folder, input: Array(input.utf8), environment: environment)
  }

  /// An output in which every run of the linter took as long.
  private static func withoutTimes(_ output: String) throws -> String {
    output.replacing(try Regex("checked in [0-9]+\\.[0-9][0-9] s:"), with: "checked in 0.01 s:")
  }

  /// Runs any program; its output goes through files, so that no pipe can fill.
  static func run(
    _ program: URL, _ arguments: [String], in folder: URL, input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    try scratch.write(input, to: "input")
    let names = ["output", "error"].map { scratch.url.appending(path: $0) }
    for name in names { try scratch.write([], to: name.lastPathComponent) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: scratch.url.appending(path: "input"))
    process.standardOutput = try FileHandle(forWritingTo: names[0])
    process.standardError = try FileHandle(forWritingTo: names[1])
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { try withoutTimes(String(decoding: try Data(contentsOf: $0), as: UTF8.self)) }
    return Result(status: process.terminationStatus, output: texts[0], error: texts[1])
  }
}
