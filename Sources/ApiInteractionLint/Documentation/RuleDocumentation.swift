import ApiInteractionKit

/// The page of documentation of one rule, in Markdown.
public struct RuleDocumentation: Sendable {
  /// The rule that the page explains.
  public let rule: any RuleDeclaration

  /// The page of a rule.
  public init(_ rule: any RuleDeclaration) {
    self.rule = rule
  }

  /// The name of the page's file, beside those of the other rules.
  public var fileName: String { "\(rule.id).md" }

  /// The page; it links to the list of rules one folder up.
  public var markdown: String {
    ([
      "# \(rule.id)",
      MarkdownText.escaped(rule.summary),
      "**Severity:** \(rule.severity.rawValue) · **Fix:** \(rule.fixing.summary) · "
        + "**Group:** [\(rule.group.title)](../Rules.md#\(rule.group.rawValue))",
    ] + sections).joined(separator: "\n\n") + "\n"
  }

  /// What stands below the page's head: it links to nothing.
  var sections: [String] {
    ["## Why", rule.rationale] + example("Bad", rule.bad)
      + example("Good", rule.good.below(rule.bad)) + options + settings
  }

  private func example(_ title: String, _ example: RuleExample) -> [String] {
    var paragraphs = ["## \(title)"]
    if example.isTemplate { paragraphs.append("In a template, such as `orders.template.xml`:") }
    paragraphs.append(MarkdownText.block(example.text, example.language.rawValue))
    if let profile = example.profile {
      paragraphs += ["The profile of the service that it calls:", MarkdownText.block(profile, "yaml")]
    }
    for (name, text) in example.sortedFiles {
      paragraphs += [
        "The file `\(name)`, which it names:",
        MarkdownText.block(text, name.hasSuffix(".xml") ? "xml" : "yaml"),
      ]
    }
    return paragraphs
  }

  private var options: [String] {
    guard !rule.options.isEmpty else { return [] }
    let rows = rule.options.map { "| `\($0.name)` | \(MarkdownText.escaped($0.summary)) |" }
    let table = ["| Option | Meaning |", "|---|---|"] + rows
    let names = rule.options.map { "    \($0.name): []" }.joined(separator: "\n")
    return [
      "## Options", table.joined(separator: "\n"), "Each is a list in `.apiinteraction.yml`:",
      MarkdownText.block("rules:\n  \(rule.id):\n\(names)", "yaml"),
    ]
  }

  /// The comment that suppresses a finding, in the language in which the mistake is written.
  private var comment: String {
    let text = "apiinteraction-disable-next-line \(rule.id): reason"
    return switch rule.bad.language {
    case .xml: "<!-- \(text) -->"
    case .yaml: "# \(text)"
    }
  }

  private var settings: [String] {
    guard rule.canBeSuppressed else { return [] }
    return [
      "## Suppress or switch off", "For the line below a comment, with the reason after the colon:",
      MarkdownText.block(comment, rule.bad.language.rawValue),
      "For every file, in `.apiinteraction.yml`; instead of `off` there may be another severity:",
      MarkdownText.block("rules:\n  \(rule.id): off", "yaml"),
    ]
  }
}
