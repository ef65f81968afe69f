import ApiInteractionKit

extension LintSubject {
  /// What must not be shown besides ``Definition/secrets``: what names give away that are written with references or
  /// escapes, or misspelt, and what the settings call a secret.
  var secrets: [SourceRange] {
    let misspelt = misspeltSecrets
    // Of a header, the scheme may be shown: the definition sees to that.
    let parts = namedParts.filter { part in
      part.place != .header
        && (SecretName.matches(part.name, with: part.bytes) || misspelt.contains(part.nameRange))
        || isSecretBySetting(part.name)
    }
    let held = secretObjects.flatMap(\.texts)
    var slots: [Int: TextHoles] = [:]
    for part in parts + held where holdsMalformedSlot(part.container) {
      let start = part.container.syntax.range.start
      if slots[start] == nil { slots[start] = TextHoles(MalformedSlot.ranges(in: part.container)) }
    }
    let literals = (parts + held).flatMap {
      self.literals(of: $0, besides: slots[$0.container.syntax.range.start])
    }
    guard !settings.secrets.isEmpty else { return literals }
    let named = SecretMask.ranges(in: definition.source.bytes) {
      isSecretBySetting(String(decoding: $0, as: UTF8.self))
    }
    return literals + named
  }

  /// What of a part is text, and neither a hole nor meant to be a slot.
  private func literals(of part: NamedPart, besides slots: TextHoles?) -> [SourceRange] {
    part.container.template.segments(in: part.range).filter(\.isLiteral).flatMap { segment in
      let literal = segment.range.clamped(to: part.range)
      let meant = slots?.touching(literal) ?? []
      let starts = [literal.lowerBound] + meant.map(\.upperBound)
      let ends = meant.map(\.lowerBound) + [literal.upperBound]
      return zip(starts, ends).filter { $0 < $1 }.map { part.container.text.sourceRange(of: $0..<$1) }
    }
  }

  /// The keys of the body that a profile takes for the misspelt name of a secret.
  private var misspeltSecrets: Set<SourceRange> {
    let unknown = judgingProfiles.flatMap { profile -> [BodyAudit.Unknown] in
      if case .audited(let audit) = BodyVerdict(self, profile) { audit.unknown } else { [] }
    }
    return Set(
      unknown.filter { $0.meant.map(isSecret) ?? false }.map { body.sourceRange(of: $0.key) })
  }
}
