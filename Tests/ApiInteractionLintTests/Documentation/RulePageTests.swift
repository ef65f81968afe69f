import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("The pages of the rules")
struct RulePageTests {
  private static let folder = Fixtures.folder.deletingLastPathComponent().appending(path: "Documentation")

  private func page(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: Self.folder.appending(path: path)), as: UTF8.self)
  }

  @Test("there is a page for every rule, and none besides")
  func names() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: "Rules").path)
    #expect(names.sorted() == Linter.allRules.map { RuleDocumentation($0).fileName }.sorted())
  }

  @Test(
    "a page is what its rule says; make documentation writes it anew", arguments: Linter.allRules.map(\.id))
  func pages(_ id: String) throws {
    let rule = try #require(Linter.allRules.first { $0.id == id })
    #expect(try page("Rules/\(id).md") == RuleDocumentation(rule).markdown)
  }

  @Test("the list of rules is what the rules say; make documentation writes it anew")
  func index() throws {
    #expect(try page("Rules.md") == RuleIndex().markdown)
  }

  @Test("a page shows everything that a rule declares")
  func whole() {
    #expect(
      RuleDocumentation(SampleRule()).markdown == """
        # sample-rule

        A \\<Tag\\> \\| \\$(X) \\~\\~\\~.

        **Severity:** warning · **Fix:** automatic; what is sent and stored stays the same · **Group:** [Request](../Rules.md#request)

        ## Why

        Because of `this`.

        ## Bad

        ```xml
        <Method>a</Method>
        ```

        The profile of the service that it calls:

        ```yaml
        name: p
        ```

        ## Good

        In a template, such as `orders.template.xml`:

        ````xml
        <Method>```</Method>
        ````

        ## Options

        | Option | Meaning |
        |---|---|
        | `allow` | Names \\| patterns. |

        Each is a list in `.apiinteraction.yml`:

        ```yaml
        rules:
          sample-rule:
            allow: []
        ```

        ## Suppress or switch off

        For the line below a comment, with the reason after the colon:

        ```xml
        <!-- apiinteraction-disable-next-line sample-rule: reason -->
        ```

        For every file, in `.apiinteraction.yml`; instead of `off` there may be another severity:

        ```yaml
        rules:
          sample-rule: off
        ```

        """)
  }

  @Test("the list shows the groups that have rules")
  func list() {
    let section = """


      ## Request

      | Rule | Severity | Fix | What it finds |
      |---|---|---|---|
      | [sample-rule](Rules/sample-rule.md) | warning | yes | A \\<Tag\\> \\| \\$(X) \\~\\~\\~. |

      """
    #expect(RuleIndex([SampleRule()]).markdown.hasSuffix(section))
    #expect(RuleIndex([SampleRule()]).markdown.components(separatedBy: "## ").count == 2)
  }
}
