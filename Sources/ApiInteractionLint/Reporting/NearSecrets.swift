import ApiInteractionKit

/// Secrets in which findings lie: what their messages quote may be a part of one.
struct NearSecrets {
  /// Fewer characters in a row are as likely chance.
  private static let run = 4

  /// All runs of characters in them; of a shorter one the whole.
  private let runs: Set<[UInt8]>
  private let texts: SecretTexts

  /// - Parameter ranges: Where they stand.
  init(_ ranges: some Sequence<SourceRange>, of source: SourceText) {
    let texts = Set(
      ranges.flatMap { range -> [String] in
        let read = SyntaxText(range, of: source).bytes[...]
        // As they are written, and in the ways in which rules read them.
        return [
          source[range], String(decoding: read, as: UTF8.self), FormAudit.decoded(read),
          JSONText.unescaped(read),
        ]
      })
    runs = texts.reduce(into: []) { $0.formUnion(NearSecrets.runs(of: $1)) }
    self.texts = SecretTexts(Array(texts))
  }

  /// A message that quotes nothing of them but single characters.
  ///
  /// - Parameter isOne: As in ``QuotedText/replacing(in:asOne:_:)``.
  func masked(_ message: String, asOne isOne: Bool) -> String {
    QuotedText.replacing(in: message, asOne: isOne) { quoted in
      // The names of elements tell nothing.
      let name = quoted.hasPrefix("/") ? String(quoted.dropFirst()) : quoted
      if quoted.count == 1 || DefinitionElement(rawValue: name) != nil { return quoted }
      let shown = texts.masked(quoted)
      return isFound(in: shown) ? SecretMask.mask : shown
    }
  }

  private func isFound(in text: String) -> Bool {
    let count = text.utf8.count
    return (1...NearSecrets.run).contains { length in
      length <= count && !runs.isDisjoint(with: NearSecrets.runs(of: text, length))
    }
  }

  private static func runs(of text: String) -> Set<[UInt8]> {
    runs(of: text, min(run, text.utf8.count))
  }

  /// The runs of so many characters, in lower case.
  private static func runs(of text: String, _ length: Int) -> Set<[UInt8]> {
    guard length > 0 else { return [] }
    let bytes = Array(text.lowercased().utf8)
    guard length <= bytes.count else { return [] }
    return Set((0...(bytes.count - length)).map { Array(bytes[$0..<($0 + length)]) })
  }
}
