import ApiInteractionLint

/// The explanation of a rule for a terminal, 80 columns wide but for the examples.
struct RuleText {
  private static let width = 80

  private let rule: any RuleDeclaration
  private let style: (String, TextReporter.Style) -> String

  init(_ rule: any RuleDeclaration, style: @escaping (String, TextReporter.Style) -> String) {
    self.rule = rule
    self.style = style
  }

  var text: String {
    ([
      style(rule.id, .place) + "\n" + wrapped(rule.summary),
      "Group:     \(rule.group.rawValue)\n"
        + "Severity:  \(style(rule.severity.rawValue, .severity(rule.severity)))\n"
        + "Fix:       \(rule.fixing.summary)",
      wrapped(rule.rationale),
    ] + options + examples).joined(separator: "\n\n") + "\n"
  }

  private var examples: [String] {
    example("Bad", rule.bad) + example("Good", rule.good.below(rule.bad))
  }

  private var options: [String] {
    guard !rule.options.isEmpty else { return [] }
    let options = rule.options.map { "  \($0.name)\n" + wrapped($0.summary, indent: 4) }
    return [style("Options in .apiinteraction.yml", .place) + "\n" + options.joined(separator: "\n")]
  }

  private func example(_ title: String, _ example: RuleExample) -> [String] {
    let heading = style(title + (example.isTemplate ? ", in a template" : ""), .place)
    var parts = [heading + "\n" + indented(example.text)]
    if let profile = example.profile {
      parts.append(style("with this profile of the service", .place) + "\n" + indented(profile))
    }
    for (name, text) in example.sortedFiles {
      parts.append(style("with this file \(name)", .place) + "\n" + indented(text))
    }
    return parts
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }

  /// A text in lines that are as long as they can be.
  private func wrapped(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, Display.width(last) + 1 + Display.width(String(word)) <= RuleText.width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append("\(margin)\(word)")
      }
    }
    return lines.joined(separator: "\n")
  }
}
