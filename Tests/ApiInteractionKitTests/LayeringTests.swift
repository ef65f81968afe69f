import Foundation
import TestSupport
import Testing

@Suite("What the targets import")
struct LayeringTests {
  @Test(
    "each target imports what stands below it, and ApiInteractionKit no Foundation",
    arguments: [
      ("ApiInteractionKit", ["CByteMasks", "CLibXML2", "HTTPTypes"]),
      ("ApiInteractionLint", ["ApiInteractionKit", "Yams"]),
      ("ApiInteractionGeneration", ["ApiInteractionKit", "ApiInteractionLint", "Foundation", "SwiftCSV"]),
    ] as [(String, Set<String>)])
  func imports(target: String, expected: Set<String>) throws {
    let sources = Fixtures.folder.deletingLastPathComponent().appending(path: "Sources/\(target)")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var imports: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      imports.formUnion(lines.filter { $0.hasPrefix("import ") }.map { String($0.dropFirst(7)) })
    }
    #expect(imports == expected)
  }
}
