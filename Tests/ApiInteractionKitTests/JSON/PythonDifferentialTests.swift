import Testing

@testable import ApiInteractionKit

@Suite("JSON conformance: Python's json")
struct PythonDifferentialTests {
  /// Pairs of a generated document and one that was made of it and the one before.
  private func documents(pairs: Int) -> [[UInt8]] {
    var generator = JSONDocumentGenerator(seed: 8259)
    var mutator = JSONMutator(seed: 3629)
    var documents: [[UInt8]] = [[], [0x20], [0xEF, 0xBB, 0xBF]]
    var last: [UInt8] = []
    for _ in 0..<pairs {
      let document = generator.next()
      documents.append(document)
      documents.append(mutator.mutated(document, with: last.count < 1000 ? last : []))
      last = document
    }
    return documents
  }

  /// Locators of a few random values of a document.
  private func locators(in outline: JSONOutline, using random: inout CaseGenerator) -> [JSONLocator] {
    if outline.entries.isEmpty { return [] }
    return (0..<random.below(4)).compactMap { _ in
      try? JSONLocator(outline.path(to: random.below(outline.entries.count)))
    }
  }

  @Test("more than 100,000 generated and mutated documents are accepted, refused and read as Python has them")
  func documents() throws {
    let documents = documents(pairs: 50_000)
    #expect(documents.count > 100_000)
    let answers = try PythonJSON.answers(to: documents)
    try #require(answers.count == documents.count)
    let judge = try JSONJudge(JSONJudge.fewPaths)
    var random = CaseGenerator(seed: 3339)
    var located = 0
    var disagreements: [String] = []
    for (document, answer) in zip(documents, answers) {
      let verdict = try judge.verdict(on: document) { outline in
        let locators = locators(in: outline, using: &random)
        located += locators.count
        return locators
      }
      let value = verdict.isJSON ? verdict.outline.canonical(of: document) : nil
      if value == answer, verdict.differences.isEmpty { continue }
      disagreements.append(
        """
        \(String(decoding: document, as: UTF8.self)) (\(document)):
        \(verdict.outline.fault?.description ?? "accepted"), by Python \(answer == nil ? "refused" : "accepted"), \
        \(verdict.differences)
        """)
    }
    #expect(disagreements.prefix(10) == [])
    let accepted = answers.count { $0 != nil }
    #expect((45_000...65_000).contains(accepted))
    #expect(located > 75_000)
  }
}
