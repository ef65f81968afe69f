import Foundation
import TestSupport

/// A service that answers with what it was asked, and with a token of its own.
///
/// It is a process: the tests of commands wait for them on the threads that a service in this one would need.
struct EchoServer {
  let url: String
  private let input = Pipe()
  private let process = Process()

  /// - Parameter token: The token that it gives.
  init(token: String) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = Fixtures.folder.deletingLastPathComponent().appending(path: "Tests/echo-server.py")
    process.arguments = ["python3", script.path, token]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    url = "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))"
  }

  func stop() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
