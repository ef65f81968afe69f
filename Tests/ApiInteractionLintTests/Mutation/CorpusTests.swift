import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("The corpus of correct definitions")
struct CorpusTests {
  @Test("there are many, most of them complete and some of them templates")
  func count() {
    #expect(Corpus.files.filter { !Corpus.isTemplate($0) }.count >= 70)
    #expect(Corpus.files.filter(Corpus.isTemplate).count >= 8)
  }

  @Test("nothing is found in what is right", arguments: Corpus.files)
  func clean(_ file: String) throws {
    let result = Linter().lint(try Corpus.bytes(file), isTemplate: Corpus.isTemplate(file))
    let found = result.diagnostics.filter { $0.severity > .info }
    #expect(found.map { "\($0.rule): \(result.source[$0.range])" } == [])
  }

  @Test("each says what is sent and stored", arguments: Corpus.files.filter { !Corpus.isTemplate($0) })
  func model(_ file: String) throws {
    #expect(Definition(try Corpus.bytes(file)).interaction != nil)
  }
}
