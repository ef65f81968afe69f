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
    let findings = rules.flatMap { $0.check(subject) }
    return LintResult(
      definition: definition,
      diagnostics: findings.sorted {
        ($0.range.start, $0.rule, $0.range.end) < ($1.range.start, $1.rule, $1.range.end)
      })
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
