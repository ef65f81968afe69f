import ApiInteractionKit

/// Finds what would fail in a live call.
public struct Linter: Sendable {
  /// The rules that are looked for, in order.
  public let rules: [any Rule]
  /// What services ask for, by the Url that is called.
  public let profiles: ProfileSet
  /// What a user wants otherwise.
  public let settings: LintSettings
  /// What is refused as too large.
  public let limits: Limits

  /// A linter; by default with every rule and the built-in profiles.
  ///
  /// Rules that the settings disable are left out of ``rules``.
  public init(
    rules: [any Rule] = Linter.allRules, profiles: ProfileSet = .builtIn,
    settings: LintSettings = LintSettings(),
    limits: Limits = Limits()
  ) {
    self.rules = rules.filter { !settings.disabled.contains($0.id) }
    self.profiles = profiles
    self.settings = settings
    self.limits = limits
  }

  /// Lints the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file, in any encoding that libxml2 reads.
  ///   - isTemplate: Whether slots may be open.
  public func lint(_ bytes: [UInt8], isTemplate: Bool = false) -> LintResult {
    lint(Definition(bytes, limits: limits), isTemplate: isTemplate)
  }

  /// Lints a definition that is read already.
  ///
  /// A finding offers a fix only if ``fix(_:isTemplate:)-(LintResult,_)`` would apply it.
  public func lint(_ definition: Definition, isTemplate: Bool = false) -> LintResult {
    withoutHarmfulFixes(check(definition, isTemplate: isTemplate), isTemplate)
  }

  /// What must not be shown of a definition besides what is plain from its text: see ``LintResult/secrets``.
  package func secrets(in definition: Definition) -> [SourceRange] {
    LintSubject(definition, isTemplate: true, settings: settings, profiles: profiles, limits: limits).secrets
  }

  /// The data sources that later applets look for, of which it is told of a definition that no field is kept there.
  package func missingDestinations(of definition: Definition) -> [String] {
    let rule = ProviderMissingResponseField()
    let found = check(definition, isTemplate: true).diagnostics
    guard found.contains(where: { $0.rule == rule.id && $0.severity == rule.severity }) else { return [] }
    let kept = Set(definition.fields.compactMap { $0.destination?.text.string })
    let subject = LintSubject(
      definition, isTemplate: true, settings: settings, profiles: profiles, limits: limits)
    return subject.judgingProfiles.flatMap(\.response).filter(\.isRequired).compactMap(\.destination).filter {
      !kept.contains($0)
    }
  }

  /// Everything that is found, with every fix that a rule knows.
  ///
  /// - Parameter isShown: Whether the definition is shown even if nothing is found, so that its secrets must be known.
  func check(_ definition: Definition, isTemplate: Bool, isShown: Bool = false) -> LintResult {
    withoutHarmfulFaultFix(found(in: definition, isTemplate: isTemplate, isShown: isShown), isTemplate)
  }

  /// Everything that is found, with every fix that a rule knows, whatever a fix of the XML makes.
  func found(in definition: Definition, isTemplate: Bool, isShown: Bool = false) -> LintResult {
    let subject = LintSubject(
      definition, isTemplate: isTemplate, settings: settings, profiles: profiles, limits: limits)
    var findings: [Diagnostic] = []
    for index in rules.indices {
      let found = rules[index].check(subject)
      if !found.isEmpty { findings += found }
    }
    if var suppressions = Suppressions(definition) {
      findings = suppressions.settle(
        findings, lookedFor: Set(rules.map(\.id)), of: Linter.allRules.map(\.id))
    }
    findings = settings.weighed(findings).withoutExplained.map { $0.keepingMarkup(of: definition.tree) }
    // What a finding calls a secret is none the less one where its end is told otherwise by what is wrong with it.
    let written = findings.filter { $0.rule == HardcodedSecret().id }.map(\.range)
    let secrets = isShown || !findings.isEmpty ? subject.secrets + written : []
    return LintResult(
      definition: definition,
      diagnostics: withoutSecrets(findings, of: definition, secrets).sorted {
        ($0.range.start, $0.rule, $0.range.end) < ($1.range.start, $1.rule, $1.range.end)
      }, secrets: secrets)
  }

  /// The findings with messages that repeat no secret: what they quote of one in which they lie is masked.
  private func withoutSecrets(_ findings: [Diagnostic], of definition: Definition, _ others: [SourceRange])
    -> [Diagnostic]
  {
    guard findings.contains(where: { QuotedText.mayBe(in: $0.message) }) else { return findings }
    let all = SourceRange.merged(definition.secrets + others)
    let near = { (finding: Diagnostic) in
      ([finding.range] + finding.notes.compactMap(\.range)).flatMap { range in
        all[all.partitionPoint { $0.end <= range.start }...].prefix { $0.start < range.end }
      }
    }
    let secrets = NearSecrets(Set(findings.flatMap(near)), of: definition.source)
    return findings.map { near($0).isEmpty ? $0 : withoutSecrets($0, secrets, definition.source) }
  }

  private func withoutSecrets(_ finding: Diagnostic, _ secrets: NearSecrets, _ source: SourceText)
    -> Diagnostic
  {
    let holdsMarks = source[finding.range].contains { $0 == "“" || $0 == "”" }
    var message = secrets.masked(finding.message, asOne: holdsMarks)
    if message != finding.message, finding.rule == "placeholder-lookalike" {
      // The placeholder that was meant repeats it.
      let sign = finding.message.contains("write #(") ? "#" : "$"
      message = "This is sent as it is written. To insert a value, write \(sign)(Name)."
    }
    if message != finding.message, finding.rule == MalformedSlot().id {
      // The slot that was meant repeats it, too.
      message = "This is not a slot. A slot is written ~~~REPLACE~~~ or ~~~REPLACE:name~~~."
    }
    let notes = finding.notes.map {
      Diagnostic.Note(secrets.masked($0.message, asOne: holdsMarks), at: $0.range)
    }
    return Diagnostic(
      finding.rule, message, severity: finding.severity, at: finding.range, notes: notes, fix: finding.fix)
  }
}

extension Diagnostic {
  /// The finding, without a fix that would delete a comment or tear the bounds of a CDATA section off.
  ///
  /// A comment is deleted only where the finding is about it, and a CDATA section replaced only by another.
  fileprivate func keepingMarkup(of tree: SyntaxTree) -> Diagnostic {
    guard let fix else { return self }
    let isKept = fix.edits.allSatisfy { edit in
      edit.replacement.hasPrefix("<![CDATA[")
        || tree.markup(in: edit.range).allSatisfy { $0.start < range.start && range.end < $0.end }
    }
    return isKept ? self : withoutFix
  }

  /// The finding, which is left to a person.
  var withoutFix: Diagnostic {
    var finding = Diagnostic(rule, message, severity: severity, at: range, notes: notes)
    finding.explanation = explanation
    return finding
  }
}

extension [Diagnostic] {
  /// The findings without those that others explain which are told and no less severe.
  package var withoutExplained: [Diagnostic] {
    guard contains(where: { $0.explanation != nil }) else { return self }
    /// The greatest severity of what is told by a rule, at a place and anywhere.
    var told: [Diagnostic.Explanation: Severity] = [:]
    for finding in self {
      for range in [finding.range, nil] {
        let place = Diagnostic.Explanation(finding.rule, at: range)
        told[place] = told[place].map { Swift.max($0, finding.severity) } ?? finding.severity
      }
    }
    return filter { finding in
      guard let explanation = finding.explanation, let severity = told[explanation] else { return true }
      return severity < finding.severity
    }
  }
}
