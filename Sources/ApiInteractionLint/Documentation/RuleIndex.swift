/// The list of all rules, in Markdown.
public struct RuleIndex: Sendable {
  /// The rules that are listed.
  public let rules: [any RuleDeclaration]

  /// The list of some rules.
  public init(_ rules: [any RuleDeclaration]) {
    self.rules = rules
  }

  /// The list; it links to the rules' pages in the folder `Rules` beside it.
  public var markdown: String {
    ([
      "# Rules",
      """
      What `apiinteraction lint` looks for in definitions, and `apiinteraction plan check` in call plans. An error is wrong \
      in every call, a warning in some or by all appearances; information never fails a run unless it is asked to. \
      `apiinteraction rules RULE` shows a page on the terminal.
      """,
    ] + RuleGroup.allCases.flatMap(section)).joined(separator: "\n\n") + "\n"
  }

  private func section(_ group: RuleGroup) -> [String] {
    let rows = rules.filter { $0.group == group }.map { rule in
      "| [\(rule.id)](Rules/\(RuleDocumentation(rule).fileName)) | \(rule.severity.rawValue) "
        + "| \(rule.fixing == .none ? "" : "yes") | \(MarkdownText.escaped(rule.summary)) |"
    }
    guard !rows.isEmpty else { return [] }
    let table = ["| Rule | Severity | Fix | What it finds |", "|---|---|---|---|"] + rows
    return ["## \(group.title)", table.joined(separator: "\n")]
  }
}
