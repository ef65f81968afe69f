import Foundation
import TestSupport
import Testing

@Suite("What the library imports")
struct LayeringTests {
  @Test("ApiInteractionKit imports libxml2 and HTTPTypes, and no Foundation")
  func imports() throws {
    let sources = Fixtures.folder.deletingLastPathComponent().appending(path: "Sources/ApiInteractionKit")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var imports: Set<Substring> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      imports.formUnion(lines.filter { $0.hasPrefix("import ") })
    }
    #expect(imports == ["import CLibXML2", "import HTTPTypes"])
  }
}
