/// What one call gives for a hole.
struct ResolvedValue: Sendable {
  /// What goes into the request; empty where there is nothing.
  let text: String
  /// The same without the placeholder's formatters.
  let unformatted: String
  /// Whether it is a secret, by its own name or by where it stands.
  let isSecret: Bool

  /// The value as it may be shown.
  var masked: ResolvedValue {
    guard isSecret, !text.isEmpty else { return self }
    return ResolvedValue(text: SecretMask.mask, unformatted: SecretMask.mask, isSecret: true)
  }
}
