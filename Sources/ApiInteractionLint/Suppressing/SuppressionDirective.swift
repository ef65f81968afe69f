import ApiInteractionKit

/// A comment that tells the linter where not to look: `<!-- apiinteraction-disable-next-line RULE, RULE: reason -->` in XML,
/// `# apiinteraction-disable-next-line RULE, RULE: reason` in YAML. [P]
struct SuppressionDirective: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    /// From here to the end of the file, or to where the rule is enabled again.
    case disable = "apiinteraction-disable"
    case disableNextLine = "apiinteraction-disable-next-line"
    case disableLine = "apiinteraction-disable-line"
    case enable = "apiinteraction-enable"
  }

  /// A rule's name in the comment.
  struct Name: Sendable {
    let text: String
    let range: SourceRange
  }

  /// What the comment asks for; nil for a word that is near to one of those and none of them.
  let kind: Kind?
  /// The word that says what is asked for.
  let word: Name
  /// The whole comment.
  let comment: SourceRange
  let names: [Name]

  /// What all of them begin with.
  static let prefix = "apiinteraction-"

  /// Reads a comment; gives nil for one that speaks to people.
  ///
  /// - Parameters:
  ///   - opening: How many bytes begin the comment, before what it says.
  ///   - closing: How many end it.
  init?(_ comment: SourceRange, opening: Int, closing: Int, in source: SourceText) {
    let bytes = source.bytes
    let content = (comment.start + opening)..<max(comment.start + opening, comment.end - closing)
    guard let start = bytes[content].firstIndex(where: { !$0.isWhiteSpace }),
      case let rest = bytes[start..<content.upperBound],
      let end = rest.starts(with: SuppressionDirective.prefix.utf8)
        ? SuppressionDirective.endOfWord(in: rest) : SuppressionDirective.endOfSlip(in: rest)
    else { return nil }
    let wordRange = SourceRange(start, end)
    word = Name(text: source[wordRange], range: wordRange)
    kind = Kind(rawValue: word.text)
    self.comment = comment
    let colon =
      bytes[wordRange.end..<content.upperBound].firstIndex(of: UInt8(ascii: ":")) ?? content.upperBound
    names = bytes[wordRange.end..<colon].split { $0.isWhiteSpace || $0 == UInt8(ascii: ",") }.map { name in
      let range = SourceRange(name.startIndex, name.endIndex)
      return Name(text: source[range], range: range)
    }
  }

  private static func endOfWord(in text: ArraySlice<UInt8>) -> Int {
    text.firstIndex { $0.isWhiteSpace || $0 == UInt8(ascii: ":") } ?? text.endIndex
  }

  /// The end of what asks for something but for its case, or for a space in place of the first hyphen.
  private static func endOfSlip(in text: ArraySlice<UInt8>) -> Int? {
    let tail = text.dropFirst(prefix.utf8.count)
    guard text.count > prefix.utf8.count,
      [UInt8(ascii: "-"), UInt8(ascii: " ")].contains(text[tail.startIndex - 1])
    else {
      return nil
    }
    let end = endOfWord(in: tail)
    let name = String(
      decoding: text[..<(tail.startIndex - 1)] + [UInt8(ascii: "-")] + text[tail.startIndex..<end],
      as: UTF8.self)
    return Kind(rawValue: name.lowercased()) == nil ? nil : end
  }
}
