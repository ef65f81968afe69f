import ApiInteractionKit

/// What is said of comments that do nothing, or that nobody understands.
extension Suppressions {
  /// What the comments say that is not so: rules that do not exist, and rules of which nothing was found.
  func findings(lookedFor rules: Set<String>, of all: [String]) -> [Diagnostic] {
    directives.flatMap { directive -> [Diagnostic] in
      guard let kind = directive.kind else { return [unknownDirective(directive)] }
      if directive.names.isEmpty { return [nameless(directive)] }
      var unused: [Diagnostic] = []
      var unknown: [Diagnostic] = []
      for (index, name) in directive.names.enumerated() {
        if !all.contains(name.text) {
          if !goesOn(index, directive, all) { unknown.append(unknownRule(name, all)) }
        } else if rules.contains(name.text), !Suppressions.own.contains(name.text),
          kind == .enable ? !enabled.contains(name.range) : isIdle(name)
        {
          unused.append(self.unused(index, directive))
        }
      }
      return unknown + unused
    }
  }

  /// Whether a word goes on with others that name no rule either: a reason without the colon before it is one mistake.
  private func goesOn(_ index: Int, _ directive: SuppressionDirective, _ all: [String]) -> Bool {
    guard index > 0, !all.contains(directive.names[index - 1].text) else { return false }
    let between = directive.names[index - 1].range.end..<directive.names[index].range.start
    return !source.bytes[between].contains(UInt8(ascii: ","))
  }

  private func unknownDirective(_ directive: SuppressionDirective) -> Diagnostic {
    let known = SuppressionDirective.Kind.allCases.map(\.rawValue)
    let advice =
      directive.word.text.nearest(in: known).map { "Did you mean \($0)?" }
      ?? "There are \(known.joined(separator: ", "))."
    return UnknownRule().finding(
      "The linter does not know the comment “\(directive.word.text)”. \(advice)", at: directive.word.range)
  }

  private func nameless(_ directive: SuppressionDirective) -> Diagnostic {
    UnknownRule().finding(
      "“\(directive.word.text)” names no rule. Write the rule's name after it, as it stands in [brackets] after a finding.",
      at: directive.word.range)
  }

  private func unknownRule(_ name: SuppressionDirective.Name, _ all: [String]) -> Diagnostic {
    let advice =
      name.text.nearest(in: all).map { "Did you mean \($0)?" }
      ?? "apiinteraction rules lists them; a reason comes after a colon."
    return UnknownRule().finding(
      elsewhere(name.text) ?? "There is no rule “\(name.text)”. \(advice)", at: name.range)
  }

  /// Says of a rule that is looked for in other files where its comment belongs.
  private func elsewhere(_ rule: String) -> String? {
    switch kind {
    // The rules of call plans, which this module does not know, all begin so.
    case .definition where rule.hasPrefix("plan-"):
      "“\(rule)” is looked for in call plans: a comment in a definition does nothing for it. It belongs into the plan, after a #."
    case .plan where Linter.allRules.contains { $0.id == rule }:
      "“\(rule)” is looked for in definitions: a comment in a call plan does nothing for it. It belongs into the definition."
    case .definition, .plan: nil
    }
  }

  private func unused(_ index: Int, _ directive: SuppressionDirective) -> Diagnostic {
    let name = directive.names[index]
    let message =
      directive.kind == .enable
      ? "“\(name.text)” is not disabled here. Remove it."
      : repeated.contains(name.range)
        ? "“\(name.text)” is disabled here already. Remove it."
        : "Nothing of “\(name.text)” is found here. Remove it."
    let isAll = directive.names.count == 1
    let edit = SourceEdit(isAll ? wholeComment(directive) : withComma(index, in: directive), "")
    return UnusedSuppression().finding(
      message, at: name.range, fix: Fix(isAll ? "remove the comment" : "remove \(name.text)", [edit]))
  }

  /// A rule's name and the comma that parts it from the next one, or from the one before.
  private func withComma(_ index: Int, in directive: SuppressionDirective) -> SourceRange {
    let name = directive.names[index]
    if index + 1 < directive.names.count {
      return SourceRange(name.range.start, directive.names[index + 1].range.start)
    }
    return index > 0 ? SourceRange(directive.names[index - 1].range.end, name.range.end) : name.range
  }

  /// A comment, and the line that it has to itself outside of values, of which the line end would be a part.
  private func wholeComment(_ directive: SuppressionDirective) -> SourceRange {
    let bytes = source.bytes
    let comment = directive.comment
    let first = lines.line(at: comment.start)
    let last = lines.line(at: comment.end)
    let isAlone =
      bytes[first.start..<comment.start].allSatisfy(\.isWhiteSpace)
      && bytes[comment.end..<last.end].allSatisfy(\.isWhiteSpace)
    let isInValue = value(around: comment.start)?.contains(comment) ?? false
    guard isAlone, !isInValue, last.end < bytes.count else { return comment }
    let lineEnd = bytes[last.end] == 0x0D && last.end + 1 < bytes.count && bytes[last.end + 1] == 0x0A ? 2 : 1
    return SourceRange(first.start, last.end + lineEnd)
  }
}
