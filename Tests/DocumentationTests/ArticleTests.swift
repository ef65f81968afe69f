import ApiInteractionKit
import ApiInteractionLint
import Foundation
import TestSupport
import Testing

/// With `UPDATE_FIXTURES=1` the code is written anew, as the articles have it; what it prints is for people to write.
@Suite("The articles of the documentation")
struct ArticleTests {
  @Test("the Swift blocks of an article are the code that is compiled", arguments: Article.allCases)
  func code(_ article: Article) throws {
    try Fixtures.compare(
      article.code, with: "../Tests/DocumentationTests/Articles/\(article.rawValue).swift")
  }

  @Test("the code of an article prints what it says", arguments: Article.allCases)
  func output(_ article: Article) async throws {
    let shown = try CodeBlock.all(in: article.text).filter { $0.language == "text" }.map(\.text).joined()
    let printed = try await article.run()
    #expect(printed == shown)
  }

  @Test("every other block is a definition in which nothing is wrong", arguments: Article.allCases)
  func definitions(_ article: Article) throws {
    for block in try CodeBlock.all(in: article.text) where !["swift", "text"].contains(block.language) {
      #expect(block.language == "xml")
      let result = Linter().lint(Definition(SourceText(block.text)), isTemplate: true)
      #expect(TextReporter().report(FileReport(file: article.rawValue, result: result)).isEmpty)
      #expect(result.definition.interaction != nil)
    }
  }

  @Test("every article is run")
  func completeness() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Article.catalogue.path)
    let articles = Article.allCases.map { "\($0.rawValue).md" }
    #expect(Set(files) == Set(articles + ["ApiInteractionKit.md"]))
  }

  @Test("every public type stands in a group of the first page")
  func groups() throws {
    let page = try String(
      contentsOf: Article.catalogue.appending(path: "ApiInteractionKit.md"), encoding: .utf8)
    let grouped = page.matches(of: /\n- ``(\w+)``/).map { String($0.output.1) }
    let types = try SourceFiles.texts(in: "ApiInteractionKit").flatMap { text in
      text.matches(of: /(?:^|\n)public (?:struct|enum|final class|actor|protocol) (\w+)/)
        .map { String($0.output.1) }
    }
    #expect(grouped.sorted() == types.sorted())
  }
}
