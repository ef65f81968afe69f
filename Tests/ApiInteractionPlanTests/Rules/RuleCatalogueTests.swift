import ApiInteractionLint
import ApiInteractionPlan
import Foundation
import TestSupport
import Testing

@Suite("All rules, and their pages")
struct RuleCatalogueTests {
  private static let folder = Fixtures.folder.deletingLastPathComponent().appending(path: "Documentation")
  private static let ids = RuleCatalogue.all.map(\.id)

  private func rule(_ id: String) throws -> any RuleDeclaration {
    try #require(RuleCatalogue.all.first { $0.id == id })
  }

  private func page(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: Self.folder.appending(path: path)), as: UTF8.self)
  }

  @Test("names are unique, and words in lower case with hyphens between them")
  func names() {
    #expect(Set(Self.ids).count == Self.ids.count)
    #expect(Self.ids.filter { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) == nil } == [])
  }

  @Test("the names of the rules of call plans begin with plan-, and no others do")
  func prefix() {
    #expect(
      Self.ids.filter { $0.hasPrefix("plan-") }
        == RuleCatalogue.all.filter { $0.group == .plan }.map(\.id))
    #expect(PlanChecker.allRules.allSatisfy { $0.group == .plan })
  }

  @Test("the groups stand together, in their order")
  func groups() {
    let groups = RuleCatalogue.all.map(\.group)
    #expect(groups == RuleGroup.allCases.flatMap { group in groups.filter { $0 == group } })
  }

  @Test("a summary is a sentence of plain text, a rationale says more than that", arguments: ids)
  func texts(_ id: String) throws {
    let rule = try rule(id)
    #expect(rule.summary.hasSuffix(".") && rule.summary.first?.isUppercase == true)
    #expect(!rule.summary.contains("`") && !rule.summary.contains("\n"))
    #expect(rule.rationale.count >= 60 && rule.rationale.hasSuffix("."))
    #expect(!rule.rationale.contains("\n"))
    #expect(rule.rationale.count { $0 == "`" }.isMultiple(of: 2))
    #expect(rule.options.allSatisfy { $0.summary.hasSuffix(".") })
  }

  @Test("there is a page for every rule, and none besides")
  func pages() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: "Rules").path)
    #expect(names.sorted() == RuleCatalogue.all.map { RuleDocumentation($0).fileName }.sorted())
  }

  @Test("a page is what its rule says; make documentation writes it anew", arguments: ids)
  func page(of id: String) throws {
    #expect(try page("Rules/\(id).md") == RuleDocumentation(try rule(id)).markdown)
  }

  @Test("the list of rules is what the rules say; make documentation writes it anew")
  func index() throws {
    #expect(try page("Rules.md") == RuleIndex(RuleCatalogue.all).markdown)
  }
}
