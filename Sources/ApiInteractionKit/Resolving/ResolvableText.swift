/// A text of a request, with what is known of its holes before a call: what one resolver finds out once for all of them.
struct ResolvableText: Sendable {
  /// A piece of the text.
  struct Piece: Sendable {
    let content: Content
    /// Where the piece stands, in UTF-8 offsets of the text.
    let range: Range<Int>
  }

  enum Content: Sendable {
    case literal(String)
    case placeholder(Hole)
    /// A slot, or a placeholder with one in it; and what to do.
    case open(String)
  }

  /// What a call fills.
  struct Hole: Sendable {
    let placeholder: Placeholder
    /// Whether its value is a secret, wherever it stands.
    let isSecret: Bool
    /// Whether it stands where a secret does.
    let isInSecretPlace: Bool
  }

  let pieces: [Piece]

  init(_ template: TemplateText) {
    let secretHoles = template.secretHoles
    pieces = template.segments.map { segment in
      let content: Content =
        switch segment.kind {
        case .literal: .literal(template[segment])
        case .slot: .open("A slot is still open here. Fill it first.")
        case .placeholder(let placeholder) where !placeholder.slots.isEmpty:
          .open("A slot is still open in this placeholder. Fill it first.")
        case .placeholder(let placeholder):
          .placeholder(
            Hole(
              placeholder: placeholder, isSecret: placeholder.isSecret,
              isInSecretPlace: secretHoles.contains(segment.range)))
        }
      return Piece(content: content, range: segment.range)
    }
  }
}

extension Placeholder {
  /// Whether the value is a secret by what gives it.
  fileprivate var isSecret: Bool { kind == .configuration || SecretName.matches(name) }
}

extension TemplateText {
  /// The placeholders that stand where a secret does, whatever their values may be.
  fileprivate var secretHoles: Set<Range<Int>> {
    if placeholders.isEmpty { return [] }
    var text: [UInt8] = []
    var holes: [(start: Int, range: Range<Int>)] = []
    for segment in segments {
      if segment.isLiteral {
        text += bytes[segment.range]
      } else {
        holes.append((text.count, segment.range))
        text.append(UInt8(ascii: "x"))
      }
    }
    let secrets = SecretMask.ranges(in: text, holes: false)
    return Set(
      holes.filter { hole in
        let next = secrets.partitionPoint { $0.end <= hole.start }
        return next < secrets.count && secrets[next].start <= hole.start
      }.map(\.range))
  }
}
