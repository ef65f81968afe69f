/// A text with its placeholders replaced.
struct ResolvedText: Sendable {
  /// What became of a piece of the text that was resolved.
  struct Piece: Sendable {
    /// Where it ends, in UTF-8 offsets of the text.
    let end: Int
    let isSecret: Bool
  }

  private(set) var text = ""
  /// As many as the text that was resolved has.
  private(set) var pieces: [Piece] = []

  mutating func append(_ value: String, isSecret: Bool = false) {
    text += value
    pieces.append(Piece(end: text.utf8.count, isSecret: isSecret))
  }

  /// The index of the piece that a byte of the text comes from; the last one's for the end of the text.
  func piece(at offset: Int) -> Int? {
    pieces.firstIndex { offset < $0.end } ?? pieces.indices.last
  }

  /// The text with secret values masked.
  var masked: String {
    var masked = ""
    var start = 0
    for piece in pieces {
      masked += piece.isSecret && piece.end > start ? SecretMask.mask : text[utf8: start..<piece.end]
      start = piece.end
    }
    return masked
  }
}

extension ResolvedText: Hashable {
  static func == (left: ResolvedText, right: ResolvedText) -> Bool {
    left.text == right.text && left.masked == right.masked
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
