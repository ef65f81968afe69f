import Foundation
import Testing

@Suite("The comments of the sources")
struct CommentTests {
  @Test("every Swift block in a comment is a part of the code that is compiled")
  func examples() throws {
    let code = try String(
      contentsOf: Article.root.appending(path: "Tests/DocumentationTests/CommentExamples.swift"),
      encoding: .utf8)
    var count = 0
    for text in try SourceFiles.texts() {
      let comments = text.split(separator: "\n").map { $0.trimmingPrefix(/\s*/) }.filter {
        $0.hasPrefix("///")
      }
      let markdown = comments.map { "\($0.dropFirst(3).trimmingPrefix(" "))\n" }.joined()
      for block in CodeBlock.all(in: markdown) {
        #expect(block.language == "swift")
        let lines = block.text.split(separator: "\n").map { "  \($0)\n" }.joined()
        #expect(code.contains("{\n\(lines)}\n"), "\(block.text)")
        count += 1
      }
    }
    #expect(count == code.matches(of: #/\nfunc /#).count)
  }
}
