/// What was meant to be `<![CDATA[` and is written otherwise.
struct CDATAOpening {
  let range: SourceRange

  private static let correct = "<![CDATA["

  /// The one that begins at an offset, with or without its `<`; nil for one that is correct, too.
  init?(in bytes: [UInt8], at start: Int) {
    let word = start + bytes[start...].prefix(6).prefix { "<![ ".utf8.contains($0) }.count
    let name = bytes[word...].prefix(5)
    guard word > start, String(decoding: name, as: UTF8.self).uppercased() == "CDATA" else { return nil }
    let spaces = bytes[name.endIndex...].prefix(4).prefix { $0 == .space }.count
    let bracket = name.endIndex + spaces
    guard bracket < bytes.count, "[({".utf8.contains(bytes[bracket]) else { return nil }
    let isOfText = bytes[bracket] == UInt8(ascii: "{") && CDATAOpening.isObject(in: bytes, at: bracket)
    range = SourceRange(start, isOfText ? bracket : bracket + 1)
    if bytes[range.bytes].elementsEqual(CDATAOpening.correct.utf8) { return nil }
  }

  /// Whether a brace begins the text of a section that another one ends.
  private static func isObject(in bytes: [UInt8], at brace: Int) -> Bool {
    let next = bytes[(brace + 1)...].first { !$0.isWhiteSpace }
    let end = bytes.indices[brace...].first { bytes.has("]]>", at: $0) }
    let last = end.flatMap { bytes[brace..<$0].last { !$0.isWhiteSpace } }
    return next != UInt8(ascii: "{") && last == UInt8(ascii: "}")
  }

  /// The first one without its `<` in a text.
  static func first(in bytes: [UInt8], _ text: Range<Int>) -> CDATAOpening? {
    for start in text where "![".utf8.contains(bytes[start]) {
      if let opening = CDATAOpening(in: bytes, at: start), opening.range.end <= text.upperBound {
        return opening
      }
    }
    return nil
  }

  /// What to show for it; the fix writes it as it must be where its section is closed.
  func diagnostic(in bytes: [UInt8], notes: [Diagnostic.Note] = []) -> Diagnostic {
    let next = bytes.indices[range.end...].first {
      bytes.has("]]>", at: $0) || bytes.has("<![CDATA[", at: $0)
    }
    let isClosed = next.map { bytes.has("]]>", at: $0) } ?? false
    return Diagnostic(
      "not-well-formed", "A CDATA section begins with <![CDATA[. Write it so.", at: range, notes: notes,
      fix: isClosed ? Fix("write <![CDATA[", [SourceEdit(range, CDATAOpening.correct)]) : nil)
  }
}
