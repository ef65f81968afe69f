import Foundation
import Testing

/// The files under `Fixtures`.
public enum Fixtures {
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Expects a text to be a file's, to the letter; with `UPDATE_FIXTURES=1` the file is written instead, to be looked at.
  public static func compare(_ text: String, with path: String) throws {
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try Data(text.utf8).write(to: folder.appending(path: path))
    }
    #expect(text == (try self.text(path)))
  }

  /// The names in a folder, sorted.
  public static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }

  /// The paths of the files in a folder, sorted.
  public static func paths(in path: String) throws -> [String] {
    try names(in: path).map { "\(path)/\($0)" }
  }
}
