import ApiInteractionKit

/// A source as it is shown: with its secrets masked, unless they are wanted.
struct ShownSource {
  let source: SourceText
  private let secrets: [SourceRange]

  init(_ definition: Definition, masksSecrets: Bool) {
    source = definition.source
    secrets = masksSecrets ? definition.secrets : []
  }

  /// A source that need not be a definition.
  init(_ source: SourceText, masksSecrets: Bool) {
    self.source = source
    guard masksSecrets else {
      secrets = []
      return
    }
    let definition = Definition(source)
    // A text that is no text for XML is read in part; what follows may hold secrets, too.
    secrets = definition.source == source ? definition.secrets : SecretMask.ranges(in: source.bytes)
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
}
