import ApiInteractionKit

/// Finds what would fail in a live call.
public struct Linter: Sendable {
  /// The rules that are looked for, in order.
  public let rules: [any Rule]
  public let profiles: ProfileSet
  public let limits: Limits

  public init(
    rules: [any Rule] = Linter.allRules, profiles: ProfileSet = .builtIn, limits: Limits = Limits()
  ) {
    self.rules = rules
    self.profiles = profiles
    self.limits = limits
  }

  /// Lints the bytes of a file.
  ///
  /// - Parameter isTemplate: Whether slots may be open.
  public func lint(_ bytes: [UInt8], isTemplate: Bool = false) -> LintResult {
    lint(Definition(bytes, limits: limits), isTemplate: isTemplate)
  }

  /// Lints a definition that is read already.
  public func lint(_ definition: Definition, isTemplate: Bool = false) -> LintResult {
    let subject = LintSubject(
      definition: definition, isTemplate: isTemplate,
      body: definition.body.map { BodyContent($0.template, limits: limits) } ?? .none,
      profiles: profiles.profiles(for: definition))
    let findings = withoutSecrets(rules.flatMap { $0.check(subject) }, of: definition)
    return LintResult(
      definition: definition,
      diagnostics: findings.sorted {
        ($0.range.start, $0.rule, $0.range.end) < ($1.range.start, $1.rule, $1.range.end)
      })
  }

  /// The findings with messages that repeat no secret: of what lies in one, only that is said which the rule looks for.
  private func withoutSecrets(_ findings: [Diagnostic], of definition: Definition) -> [Diagnostic] {
    let mayQuote = { (finding: Diagnostic) in finding.message.utf8.contains(0xE2) }
    guard findings.contains(where: mayQuote) else { return findings }
    let secrets = definition.secrets
    return findings.map { finding in
      let range = finding.range
      let isSecret = secrets.contains { $0.start < range.end && range.start < $0.end }
      guard isSecret, mayQuote(finding), let rule = rules.first(where: { $0.id == finding.rule }) else {
        return finding
      }
      return Diagnostic(
        finding.rule, rule.summary, severity: finding.severity, at: range, notes: finding.notes,
        fix: finding.fix)
    }
  }

  /// Every rule there is.
  public static let allRules: [any Rule] = [
    NotWellFormed(), NotADefinition(), Doctype(), UnknownElement(), MisplacedElement(), MissingElement(),
    DuplicateElement(), UnexpectedAttribute(), StrayText(), EmptyValue(), SurroundingWhitespace(),
    UnfilledSlot(), MalformedSlot(), MalformedPlaceholder(), PlaceholderLookalike(), UnknownFormatter(),
    PlaceholderNotAllowed(), DataSourceNameRule(),
    UnknownMethod(), InvalidHeaderName(), InvalidHeaderValue(), UnknownResponseType(), InvalidLocator(),
    ProviderMissingField(), ProviderMissingHeader(), ProviderMethod(),
  ]
}
