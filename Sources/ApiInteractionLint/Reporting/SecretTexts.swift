import ApiInteractionKit

/// Secrets as texts, to be found wherever they are repeated.
///
/// However many there are, a text is gone over once.
struct SecretTexts {
  /// A shorter text is as likely a part of a word.
  private static let shortest = 4

  /// The secrets that begin with the same bytes, the longest first.
  private let texts: [ArraySlice<UInt8>: [ArraySlice<UInt8>]]

  /// Secrets as they are written in a source, and as they are read.
  init(_ ranges: [SourceRange], of source: SourceText) {
    let written = ranges.map { source.bytes[$0.bytes] }
    let read = ranges.map { SyntaxText($0, of: source).bytes[...] }
    let all = Set(written + read).filter { $0.count >= SecretTexts.shortest }
    texts = Dictionary(grouping: all) { $0.prefix(SecretTexts.shortest) }.mapValues { texts in
      texts.sorted { $0.count > $1.count }
    }
  }

  func isFound(in text: String) -> Bool {
    !ranges(in: Array(text.utf8)).isEmpty
  }

  /// A text with the secrets in it masked.
  func masked(_ text: String) -> String {
    let edits = ranges(in: Array(text.utf8)).map { SourceEdit($0, SecretMask.mask) }
    return SourceText(text).applying(edits).string
  }

  /// Where the secrets stand in a text, in order.
  func ranges(in bytes: [UInt8]) -> [SourceRange] {
    var ranges: [SourceRange] = []
    guard !texts.isEmpty else { return ranges }
    var index = 0
    while index + SecretTexts.shortest <= bytes.count {
      let rest = bytes[index...]
      let found = texts[rest.prefix(SecretTexts.shortest)]?.first { rest.starts(with: $0) }
      if let found { ranges.append(SourceRange(index, index + found.count)) }
      index += found?.count ?? 1
    }
    return ranges
  }
}
