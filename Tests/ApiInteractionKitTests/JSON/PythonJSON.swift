import Foundation
import TestSupport

/// Python's `json`, made strict: what it says of many documents, asked in one process.
enum PythonJSON {
  /// What Python says of each document: its value in the form of `JSONOutline.canonical(of:)`; nil where it refuses it.
  static func answers(to documents: [[UInt8]]) throws -> [[UInt8]?] {
    let folder = try TemporaryFolder()
    var asked: [UInt8] = []
    for document in documents {
      withUnsafeBytes(of: UInt32(document.count).littleEndian) { asked += $0 }
      asked += document
    }
    let question = try folder.write(asked, to: "documents")
    let answer = folder.url.appending(path: "answers")
    let script = Fixtures.folder.deletingLastPathComponent().appending(path: "Tests/json-verdicts.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, question.path, answer.path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return entries(of: Array(try Data(contentsOf: answer)))
  }

  private static func entries(of bytes: [UInt8]) -> [[UInt8]?] {
    var entries: [[UInt8]?] = []
    var index = 0
    while index + 4 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
      index += 4
      if length == 0xFFFF_FFFF {
        entries.append(nil)
      } else {
        entries.append(Array(bytes[index..<(index + length)]))
        index += length
      }
    }
    return entries
  }
}
