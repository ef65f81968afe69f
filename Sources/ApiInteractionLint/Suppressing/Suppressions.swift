import ApiInteractionKit

/// What the comments of a definition say of the linter's findings.
struct Suppressions {
  private let directives: [SuppressionDirective]
  private let source: SourceText
  private let lines: LineTable
  /// For each rule, where it is disabled.
  private var spans: [String: [Span]] = [:]

  /// Lines on which a rule is disabled, and the comments that begin and end them.
  private struct Span {
    let lines: ClosedRange<Int>
    let directive: Int
    let name: SuppressionDirective.Name
    var isUsed = false
  }

  /// Nil where no comment speaks to the linter.
  init?(_ definition: Definition) {
    let comments = definition.tree.comments
    if comments.isEmpty { return nil }
    let directives = comments.compactMap { SuppressionDirective($0, in: definition.source) }
    guard !directives.isEmpty else { return nil }
    self.directives = directives
    source = definition.source
    lines = LineTable(definition.source)
    read(definition.values)
  }

  /// - Parameter values: Of which one that begins on a line is disabled with it as a whole.
  private mutating func read(_ values: [Definition.Value]) {
    var open: [String: Span] = [:]
    for (index, directive) in directives.enumerated() {
      let line = lines.location(of: directive.comment.start).line
      let end = lines.location(of: directive.comment.end).line
      for name in directive.names {
        func span(_ lines: ClosedRange<Int>) -> Span { Span(lines: lines, directive: index, name: name) }
        switch directive.kind {
        case .disable where open[name.text] == nil: open[name.text] = span(line...Int.max)
        case .disableNextLine:
          let last = lastLine(of: values, beginningOn: end + 1)
          spans[name.text, default: []].append(span((end + 1)...max(end + 1, last)))
        case .disableLine: spans[name.text, default: []].append(span(line...end))
        case .enable:
          guard let begun = open.removeValue(forKey: name.text) else { continue }
          enabled.insert(name.range)
          let whole = begun.lines.lowerBound...max(begun.lines.lowerBound, line)
          spans[name.text, default: []].append(
            Span(lines: whole, directive: begun.directive, name: begun.name))
        case .disable, nil: break
        }
      }
    }
    for (rule, span) in open { spans[rule, default: []].append(span) }
  }

  /// The line on which the last of the values ends that begin on a line.
  private func lastLine(of values: [Definition.Value], beginningOn line: Int) -> Int {
    let first = values.partitionPoint { lines.location(of: $0.syntax.range.start).line < line }
    let begun = values[first...].prefix { lines.location(of: $0.syntax.range.start).line == line }
    return begun.last.map { lines.location(of: $0.syntax.range.end).line } ?? line
  }

  /// The names after `apiinteraction-enable` that end something.
  private var enabled: Set<SourceRange> = []

  /// The findings that no comment suppresses.
  mutating func filter(_ findings: [Diagnostic]) -> [Diagnostic] {
    findings.filter { finding in
      guard let spans = spans[finding.rule] else { return true }
      let line = lines.location(of: finding.range.start).line
      let covering = spans.indices.filter { spans[$0].lines.contains(line) }
      for index in covering { self.spans[finding.rule]?[index].isUsed = true }
      return covering.isEmpty
    }
  }

  /// Takes note of what keeps rules from judging: what they would find without it, nobody can tell.
  ///
  /// - Parameter findings: What was found and is not suppressed: that is put right one day.
  mutating func note(_ findings: [Diagnostic], in definition: Definition) {
    for finding in findings where finding.severity == .error {
      if Suppressions.ofWhole.contains(finding.rule) { isUnread = true }
      guard Suppressions.ofValues.contains(finding.rule) else { continue }
      let after = definition.values.partitionPoint { $0.syntax.range.start <= finding.range.start }
      guard after > 0, case let range = definition.values[after - 1].syntax.range,
        range.contains(finding.range)
      else { continue }
      unjudged.append(lineRange(of: range))
    }
  }

  private func lineRange(of range: SourceRange) -> ClosedRange<Int> {
    lines.location(of: range.start).line...lines.location(of: range.end).line
  }

  /// Whether the definition could not be read as one.
  private var isUnread = false
  /// The lines of values that cannot be judged.
  private var unjudged: [ClosedRange<Int>] = []

  /// The rules that speak of a definition which cannot be read whole.
  private static let ofWhole: Set<String> = [
    "not-well-formed", "not-a-definition", "doctype", "unknown-element", "misplaced-element",
    "missing-element",
    "duplicate-element",
  ]

  /// The rules that speak of a value of which nothing more can be said.
  private static let ofValues: Set<String> = [
    "empty-value", "unfilled-slot", "malformed-slot", "malformed-placeholder", "placeholder-not-allowed",
    "invalid-url",
    "invalid-header-name", "invalid-header-value", "invalid-json-body", "invalid-xml-body",
    "invalid-form-body",
  ]

  /// What the comments say that is not so: rules that do not exist, and rules of which nothing was found.
  ///
  /// - Parameters:
  ///   - rules: The rules that were looked for; of others nobody can say.
  ///   - all: The rules that there are.
  func findings(lookedFor rules: Set<String>, of all: [String]) -> [Diagnostic] {
    directives.enumerated().flatMap { index, directive -> [Diagnostic] in
      guard let kind = directive.kind else { return [unknownDirective(directive)] }
      if directive.names.isEmpty { return [nameless(directive)] }
      var unused: [SuppressionDirective.Name] = []
      var unknown: [Diagnostic] = []
      for name in directive.names {
        if !all.contains(name.text) {
          unknown.append(unknownRule(name, all))
        } else if rules.contains(name.text), !Suppressions.own.contains(name.text),
          !isUsed(name, kind, index), mayBeJudged(name, kind, index)
        {
          unused.append(name)
        }
      }
      return unknown + unused.map { self.unused($0, directive) }
    }
  }

  /// The rules about comments themselves, which are looked for last.
  static let own = ["unused-suppression", "unknown-rule"]

  private func isUsed(_ name: SuppressionDirective.Name, _ kind: SuppressionDirective.Kind, _ directive: Int)
    -> Bool
  {
    if kind == .enable { return enabled.contains(name.range) }
    return spans[name.text, default: []].contains {
      $0.directive == directive && $0.name.range == name.range && $0.isUsed
    }
  }

  /// Whether a rule could have found something where it is disabled.
  private func mayBeJudged(
    _ name: SuppressionDirective.Name, _ kind: SuppressionDirective.Kind, _ directive: Int
  ) -> Bool {
    if kind == .enable { return true }
    let own = spans[name.text, default: []].filter {
      $0.directive == directive && $0.name.range == name.range
    }
    return !isUnread && !own.contains { span in unjudged.contains { $0.overlaps(span.lines) } }
  }

  // MARK: - Findings

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
      name.text.nearest(in: all).map { "Did you mean \($0)?" } ?? "apiinteraction rules lists them."
    return UnknownRule().finding("There is no rule “\(name.text)”. \(advice)", at: name.range)
  }

  private func unused(_ name: SuppressionDirective.Name, _ directive: SuppressionDirective) -> Diagnostic {
    let message =
      directive.kind == .enable
      ? "“\(name.text)” is not disabled here. Remove it."
      : "Nothing of “\(name.text)” is found here. Remove it."
    let isAll = directive.names.count == 1
    let edit = SourceEdit(isAll ? wholeComment(directive) : withComma(name, in: directive), "")
    return UnusedSuppression().finding(
      message, at: name.range, fix: Fix(isAll ? "remove the comment" : "remove \(name.text)", [edit]))
  }

  /// A rule's name and the comma that parts it from the next one, or from the one before.
  private func withComma(_ name: SuppressionDirective.Name, in directive: SuppressionDirective) -> SourceRange
  {
    guard let index = directive.names.firstIndex(where: { $0.range == name.range }) else { return name.range }
    if index + 1 < directive.names.count {
      return SourceRange(name.range.start, directive.names[index + 1].range.start)
    }
    return index > 0 ? SourceRange(directive.names[index - 1].range.end, name.range.end) : name.range
  }

  /// A comment, and the line that it has to itself.
  private func wholeComment(_ directive: SuppressionDirective) -> SourceRange {
    let bytes = source.bytes
    let comment = directive.comment
    let first = lines.line(at: comment.start)
    let last = lines.line(at: comment.end)
    let isAlone =
      bytes[first.start..<comment.start].allSatisfy(\.isWhiteSpace)
      && bytes[comment.end..<last.end].allSatisfy(\.isWhiteSpace)
    guard isAlone, last.end < bytes.count else { return comment }
    let lineEnd = bytes[last.end] == 0x0D && last.end + 1 < bytes.count && bytes[last.end + 1] == 0x0A ? 2 : 1
    return SourceRange(first.start, last.end + lineEnd)
  }
}
