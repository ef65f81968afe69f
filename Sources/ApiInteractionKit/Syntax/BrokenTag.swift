/// A tag of a definition in which something stands between the `<` and the name.
struct BrokenTag {
  private let range: SourceRange
  private let between: String
  private let name: String

  /// - Parameter range: From the `<` to the `>`.
  init?(in source: SourceText, _ range: SourceRange) {
    guard range.count > 3, range.count < 64, source.bytes[range.end - 1] == UInt8(ascii: ">") else {
      return nil
    }
    let inner = Array(source.bytes[(range.start + 1)..<(range.end - 1)])
    let text = inner.reversed().drop(while: \.isWhiteSpace)
    let letters = text.prefix { $0.isLetter }
    guard letters.count < text.count else { return nil }
    name = String(decoding: letters.reversed(), as: UTF8.self)
    guard DefinitionElement(rawValue: name) != nil else { return nil }
    between = String(decoding: inner.prefix(text.count - letters.count), as: UTF8.self)
    guard between != "/", !between.contains(where: { $0.isLetter || "\"'=&".contains($0) }) else {
      return nil
    }
    self.range = range
  }

  /// What to show for it; the fix writes the tag as it must be.
  var diagnostic: Diagnostic {
    let isEnd = between.contains { $0 == "/" || $0 == "\\" }
    let correct = isEnd ? "</\(name)>" : "<\(name)>"
    return Diagnostic(
      "not-well-formed", "\(reason) Write \(correct).", at: range,
      fix: Fix("write \(correct)", [SourceEdit(range, correct)]))
  }

  private var reason: String {
    if between.contains("\\") { return "An end tag begins with </, not with <\\." }
    if between.allSatisfy({ $0.isWhitespace || $0 == "/" }) {
      return "No space may stand before a tag's name."
    }
    return "A tag's name stands right behind its < or </."
  }
}
