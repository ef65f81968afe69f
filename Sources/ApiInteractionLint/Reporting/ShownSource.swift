import ApiInteractionKit

/// A source as it is shown: with its secrets masked, unless they are wanted.
struct ShownSource {
  let source: SourceText
  private let secrets: [SourceRange]
  private let secretTexts: SecretTexts
  private let masksSecrets: Bool
  /// Whether the source may hold “ or ”, as messages do around what they quote.
  private let mayHoldMarks: Bool

  /// A definition that was linted.
  init(_ result: LintResult, masksSecrets: Bool) {
    self.init(result.source, masksSecrets ? result.allSecrets : [], masksSecrets: masksSecrets)
  }

  /// A source that need not be a definition.
  ///
  /// - Parameter known: Secrets in it that are not plain from the text alone.
  init(_ source: SourceText, secrets known: [SourceRange], masksSecrets: Bool) {
    guard masksSecrets else {
      self.init(source, [], masksSecrets: false)
      return
    }
    let definition = Definition(source)
    // A text that is no text for XML is read in part; what follows may hold secrets, too.
    let found = definition.source == source ? definition.secrets : source.secrets
    self.init(source, SourceRange.merged(found + known), masksSecrets: true)
  }

  private init(_ source: SourceText, _ secrets: [SourceRange], masksSecrets: Bool) {
    self.source = source
    self.masksSecrets = masksSecrets
    mayHoldMarks = masksSecrets && source.bytes.contains(0xE2)
    let secrets = secrets.filter { !$0.isEmpty }
    secretTexts = SecretTexts(secrets, of: source)
    // A secret may stand in the text more than once, and only one place tells that it is one.
    self.secrets = SourceRange.merged(secrets + secretTexts.ranges(in: source.bytes))
  }

  /// The text of a range; a secret that begins or goes on in it is masked.
  func text(of range: SourceRange) -> String {
    var text = ""
    var position = range.start
    let first = secrets.partitionPoint { $0.end <= range.start }
    for secret in secrets[first...].prefix(while: { $0.start < range.end }) {
      text += source[SourceRange(position, max(position, secret.start))]
      text += SecretMask.mask
      position = min(secret.end, range.end)
    }
    return text + source[SourceRange(position, range.end)]
  }

  /// Where secrets of this source stand in another one.
  func secrets(repeatedIn other: SourceText) -> [SourceRange] { secretTexts.ranges(in: other.bytes) }

  /// A message on one line; what it quotes of the source may be a secret, too.
  func message(_ message: String) -> String {
    guard masksSecrets, QuotedText.mayBe(in: message) else { return Display.visible(message) }
    return Display.visible(
      QuotedText.replacing(in: message, asOne: mayHoldMarks) {
        SecretMask.masked(secretTexts.masked($0))
      })
  }

  /// The edits of a fix; none where they would repeat a secret, which nothing can stand in for.
  func edits(of fix: Fix) -> [SourceEdit] {
    fix.edits.contains { holdsSecret($0.replacement) } ? [] : fix.edits
  }

  private func holdsSecret(_ text: String) -> Bool {
    masksSecrets && (!SecretMask.ranges(in: Array(text.utf8)).isEmpty || secretTexts.isFound(in: text))
  }
}
