import ApiInteractionKit

/// Secrets as texts, to be found wherever they are repeated.
///
/// However many there are, a text is gone over once.
struct SecretTexts {
  /// A shorter text is as likely a part of a word.
  private static let shortest = 4
  /// What stands in many places and gives nothing away.
  private static let plain = Set(["true", "false", "null"].map { Array($0.utf8)[...] })

  /// The secrets that begin with the same bytes, the longest first.
  private let texts: [ArraySlice<UInt8>: [ArraySlice<UInt8>]]
  /// Whether one begins with a byte.
  private let starts: [Bool]

  /// Secrets as they are written in a source, and as they are read, with the white space around them and without.
  init(_ ranges: [SourceRange], of source: SourceText) {
    let written = ranges.map { source.bytes[$0.bytes] }
    let read = ranges.map { SyntaxText($0, of: source).bytes[...] }
    self.init((written + read).flatMap { [$0, $0[$0.trimmedRange]] })
  }

  /// Takes secrets as they are.
  init(_ texts: [String]) {
    self.init(texts.map { Array($0.utf8)[...] })
  }

  private init(_ secrets: [ArraySlice<UInt8>]) {
    let all = Set(secrets).filter { $0.count >= SecretTexts.shortest }.subtracting(SecretTexts.plain)
    let firsts = Set(all.compactMap(\.first))
    starts = (0...UInt8.max).map(firsts.contains)
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

  /// Where the secrets stand; of two that overlap the first.
  func ranges(in bytes: [UInt8]) -> [SourceRange] {
    var ranges: [SourceRange] = []
    guard !texts.isEmpty else { return ranges }
    var index = 0
    while index + SecretTexts.shortest <= bytes.count {
      guard starts[Int(bytes[index])] else {
        index += 1
        continue
      }
      let rest = bytes[index...]
      let found = texts[rest.prefix(SecretTexts.shortest)]?.first { rest.starts(with: $0) }
      if let found { ranges.append(SourceRange(index, index + found.count)) }
      index += found?.count ?? 1
    }
    return ranges
  }
}
