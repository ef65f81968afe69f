import Foundation

/// The Swift files under `Sources`.
enum SourceFiles {
  /// The texts of the files of a module, or of all.
  static func texts(in module: String = "") throws -> [String] {
    let folder = Article.root.appending(path: "Sources").appending(path: module)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }
}
