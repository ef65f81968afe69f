import ApiInteractionLint
import Testing

@Suite("The layout of the pages of rules")
struct RulePageTests {
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

  @Test("examples of plans are YAML, with what they name, and so is the comment that suppresses a finding")
  func plan() {
    let page = RuleDocumentation(SamplePlanRule()).markdown
    #expect(
      page.hasSuffix(
        """
        ## Bad

        ```yaml
        steps: {}
        ```

        The file `a.xml`, which it names:

        ```xml
        <A/>
        ```

        The file `b.yml`, which it names:

        ```yaml
        b: 1
        ```

        ## Good

        ```yaml
        steps: {a: b}
        ```

        ## Suppress or switch off

        For the line below a comment, with the reason after the colon:

        ```yaml
        # apiinteraction-disable-next-line plan-sample: reason
        ```

        For every file, in `.apiinteraction.yml`; instead of `off` there may be another severity:

        ```yaml
        rules:
          plan-sample: off
        ```

        """))
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
