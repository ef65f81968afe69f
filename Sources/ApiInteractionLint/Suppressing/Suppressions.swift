import ApiInteractionKit

/// What the comments of a file say of what is found in it.
package struct Suppressions {
  /// What is suppressed in a file, and so which rules comments in it may name.
  enum Kind {
    case definition
    case plan
  }

  let kind: Kind
  let directives: [SuppressionDirective]
  let source: SourceText
  let lines: LineTable
  /// The values' places, in order.
  let values: [SourceRange]
  /// For each rule, where it is disabled.
  private var disabled: [String: LineSet] = [:]
  /// For each name in a comment, the lines on which it disables the rule.
  private var linesOf: [SourceRange: ClosedRange<Int>] = [:]
  /// The names that disable a rule where a comment before them does already.
  private(set) var repeated: Set<SourceRange> = []
  /// The names after `apiinteraction-enable` that end something.
  private(set) var enabled: Set<SourceRange> = []
  /// For each rule, the lines of what is suppressed.
  private var suppressed: [String: LineSet] = [:]

  /// Nil where no comment of a definition speaks to the linter.
  init?(_ definition: Definition) {
    let comments = definition.tree.comments
    if comments.isEmpty { return nil }
    self.init(
      .definition, definition.source,
      comments.compactMap { SuppressionDirective($0, opening: 4, closing: 3, in: definition.source) },
      values: definition.values.map(\.syntax.range))
  }

  /// Nil where no comment of a plan's file, or of its scenarios', speaks to the check.
  package init?(plan source: SourceText) {
    guard source.string.lowercased().contains(SuppressionDirective.prefix.dropLast()) else { return nil }
    let directives = YAMLComments.ranges(in: source).compactMap {
      SuppressionDirective($0, opening: 1, closing: 0, in: source)
    }
    self.init(.plan, source, directives, values: [])
  }

  private init?(
    _ kind: Kind, _ source: SourceText, _ directives: [SuppressionDirective], values: [SourceRange]
  ) {
    guard !directives.isEmpty else { return nil }
    self.kind = kind
    self.directives = directives
    self.source = source
    self.values = values
    lines = LineTable(source)
    read()
  }

  private mutating func read() {
    var spans: [String: [ClosedRange<Int>]] = [:]
    var open: [String: SuppressionDirective.Name] = [:]
    let nextLines = nextLines
    for (index, directive) in directives.enumerated() {
      let line = lines.location(of: directive.comment.start).line
      let end = lines.location(of: directive.comment.end).line
      for name in directive.names {
        switch directive.kind {
        case .disable where open[name.text] == nil:
          open[name.text] = name
          linesOf[name.range] = line...Int.max
        case .disableNextLine:
          linesOf[name.range] = (end + 1)...lastLine(ofValuesBeginningOn: nextLines[index])
        case .disableLine: linesOf[name.range] = line...end
        case .enable:
          guard let begun = open.removeValue(forKey: name.text), let first = linesOf[begun.range]?.lowerBound
          else { continue }
          enabled.insert(name.range)
          linesOf[begun.range] = first...max(first, line)
        case .disable, nil: break
        }
      }
    }
    /// For each rule, those of the lines so far that go furthest.
    var furthest: [String: ClosedRange<Int>] = [:]
    for name in directives.flatMap(\.names) {
      guard let lines = linesOf[name.range] else { continue }
      spans[name.text, default: []].append(lines)
      if let other = furthest[name.text], other.upperBound >= lines.upperBound {
        if other.lowerBound <= lines.lowerBound { repeated.insert(name.range) }
      } else {
        furthest[name.text] = lines
      }
    }
    disabled = spans.mapValues { LineSet($0) }
  }

  /// For each comment the line after it, or after the comments of the same kind that stand directly below it.
  private var nextLines: [Int] {
    var nextLines = directives.map { lines.location(of: $0.comment.end).line + 1 }
    for index in directives.indices.dropLast().reversed() {
      let below = directives[index + 1]
      if below.kind == .disableNextLine, lines.location(of: below.comment.start).line == nextLines[index] {
        nextLines[index] = nextLines[index + 1]
      }
    }
    return nextLines
  }

  /// The line on which the last of the values ends that begin on a line: they are disabled with it as a whole.
  private func lastLine(ofValuesBeginningOn line: Int) -> Int {
    let after = values.partitionPoint { lines.location(of: $0.start).line <= line }
    guard after > 0, lines.location(of: values[after - 1].start).line == line else { return line }
    return lines.location(of: values[after - 1].end).line
  }

  /// The findings that no comment suppresses, and what is wrong with such comments.
  ///
  /// - Parameters:
  ///   - rules: The rules that were looked for; of others nobody can say.
  ///   - all: The rules that there are.
  ///   - hidden: Where a mistake may keep others from being found, and the rules that would find them.
  package mutating func settle(
    _ findings: [Diagnostic], lookedFor rules: Set<String>, of all: [String],
    hidden: (ranges: [SourceRange], rules: Set<String>) = ([], [])
  ) -> [Diagnostic] {
    hiddenLines = LineSet(
      hidden.ranges.map { lines.location(of: $0.start).line...lines.location(of: $0.end).line })
    hiddenRules = hidden.rules
    let kept = filter(findings)
    note(kept)
    return kept + filter(self.findings(lookedFor: rules, of: all).filter { rules.contains($0.rule) })
  }

  /// The findings that no comment suppresses.
  private mutating func filter(_ findings: [Diagnostic]) -> [Diagnostic] {
    var found: [String: [ClosedRange<Int>]] = [:]
    let left = findings.filter { finding in
      guard let disabled = disabled[finding.rule] else { return true }
      let line = lines.location(of: finding.range.start).line
      guard disabled.contains(line) else { return true }
      found[finding.rule, default: []].append(line...line)
      return false
    }
    suppressed = found.mapValues { LineSet($0) }
    return left
  }

  /// Takes note of what keeps rules from judging: what they would find without it, nobody can tell.
  ///
  /// - Parameter findings: What was found and is not suppressed: that is put right one day.
  private mutating func note(_ findings: [Diagnostic]) {
    var unjudged: [ClosedRange<Int>] = []
    for finding in findings where finding.severity == .error {
      if Suppressions.ofWhole.contains(finding.rule) { isUnread = true }
      guard Suppressions.ofValues.contains(finding.rule),
        let range = value(around: finding.range.start), range.contains(finding.range)
      else { continue }
      unjudged.append(lines.location(of: range.start).line...lines.location(of: range.end).line)
    }
    self.unjudged = LineSet(unjudged)
  }

  /// The place of the last value that begins at an offset or before.
  func value(around offset: Int) -> SourceRange? {
    let after = values.partitionPoint { $0.start <= offset }
    return after > 0 ? values[after - 1] : nil
  }

  /// Whether the file could not be read as what it is.
  private var isUnread = false
  /// The lines of values that cannot be judged.
  private var unjudged = LineSet()
  /// The lines on which certain rules cannot judge.
  private var hiddenLines = LineSet()
  private var hiddenRules: Set<String> = []

  /// The rules that speak of a file which cannot be read whole, or followed.
  private static let ofWhole: Set<String> = [
    "not-well-formed", "not-a-definition", "doctype", "unknown-element", "misplaced-element",
    "missing-element",
    "duplicate-element", "plan-unknown-step", "plan-missing-branch", "plan-definition",
  ]

  /// The rules that speak of a value of which nothing more can be said.
  private static let ofValues: Set<String> = [
    "empty-value", "unfilled-slot", "malformed-slot", "malformed-placeholder", "placeholder-not-allowed",
    "invalid-url",
    "invalid-header-name", "invalid-header-value", "invalid-json-body", "invalid-xml-body",
    "invalid-form-body",
  ]

  /// The rules about comments themselves, which are looked for last.
  package static let own = ["unused-suppression", "unknown-rule"]

  /// Whether a rule could have found something where it is disabled, and did not.
  func isIdle(_ name: SuppressionDirective.Name) -> Bool {
    if repeated.contains(name.range) { return true }
    guard let lines = linesOf[name.range] else { return !isUnread }
    let last = self.lines.location(of: source.bytes.count).line
    if hiddenRules.contains(name.text), hiddenLines.contains(min(lines.lowerBound, last)),
      hiddenLines.contains(min(lines.upperBound, last))
    {
      return false
    }
    return suppressed[name.text]?.overlaps(lines) != true && !isUnread && !unjudged.overlaps(lines)
  }
}
