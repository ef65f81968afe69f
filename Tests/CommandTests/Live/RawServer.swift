import Foundation
import TestSupport

/// A service that answers each connection with the same bytes, in a process of its own as ``EchoServer`` is.
struct RawServer {
  let url: String
  private let input = Pipe()
  private let output = Pipe()
  private let process = Process()

  /// - Parameter answer: The bytes, which are kept in a file of a folder.
  init(_ answer: [UInt8], in folder: TemporaryFolder) throws {
    try folder.write(answer, to: "answer.http")
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = Fixtures.folder.deletingLastPathComponent().appending(path: "Tests/raw-server.py")
    process.arguments = ["python3", script.path, folder.url.appending(path: "answer.http").path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    url = "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))"
  }

  /// A response that is whole.
  ///
  /// - Parameter headers: Lines without their ends.
  init(headers: [String] = [], body: [UInt8], in folder: TemporaryFolder) throws {
    let head = (["HTTP/1.1 200 OK", "Content-Length: \(body.count)"] + headers).map { $0 + "\r\n" }.joined()
    try self.init(Array("\(head)\r\n".utf8) + body, in: folder)
  }

  /// Ends it.
  ///
  /// - Returns: How many connections it was opened.
  @discardableResult func stop() throws -> Int {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return lines.split(separator: "\n").count
  }
}
