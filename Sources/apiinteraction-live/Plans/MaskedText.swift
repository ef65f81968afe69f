import ApiInteractionKit

/// A text of a record, in which masks stand for secrets.
struct MaskedText {
  private let pieces: [String]

  init(_ text: String) {
    pieces = text.split(separator: SecretMask.mask, omittingEmptySubsequences: false).map(String.init)
  }

  /// What the masks stand for in a text; nil if that is another.
  func hidden(in text: String) -> [String]? {
    guard let first = pieces.first, let last = pieces.last, text.hasPrefix(first) else { return nil }
    if pieces.count == 1 { return text == first ? [] : nil }
    var rest = text.dropFirst(first.count)
    guard rest.hasSuffix(last) else { return nil }
    rest = rest.dropLast(last.count)
    var hidden: [String] = []
    for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
      guard let next = rest.firstRange(of: piece) else { return nil }
      hidden.append(String(rest[..<next.lowerBound]))
      rest = rest[next.upperBound...]
    }
    return hidden + [String(rest)]
  }
}
