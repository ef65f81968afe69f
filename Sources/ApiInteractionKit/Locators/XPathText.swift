/// An XPath as libxml2 takes it.
///
/// libxml2 refuses `/é`: after a slash at the beginning of a path it wants an ASCII letter. `/./é` is the same path.
struct XPathText: Sendable {
  let forLibXML2: String
  /// The same in parentheses: libxml2 goes through simple paths in another way, in which it tells nobody but the terminal
  /// that it has gone too far.
  let forEvaluation: String
  /// Where in the expression something was put in.
  private var insertions: [Int] = []
  private static let insertion = "./"

  init(_ bytes: [UInt8], _ tokens: [XPathToken]) {
    var text: [UInt8] = []
    var end = 0
    for (token, next) in zip(tokens, tokens.dropFirst())
    where token.kind == .slash && bytes[next.range.lowerBound] >= 0x80 {
      text += bytes[end..<next.range.lowerBound] + Array(XPathText.insertion.utf8)
      end = next.range.lowerBound
      insertions.append(end)
    }
    forLibXML2 = String(decoding: text + bytes[end...], as: UTF8.self)
    forEvaluation = "(\(forLibXML2))"
  }

  /// The expression with every path that begins with one slash made one from the node at hand; nil if there is none.
  static func relative(_ bytes: [UInt8], _ tokens: [XPathToken]) -> XPathText? {
    var bytes = bytes
    var previous: XPathToken.Kind?
    for token in tokens {
      if token.kind == .slash, token.beginsPath(after: previous) { bytes[token.range.lowerBound] = .space }
      previous = token.kind
    }
    return tokens.first?.kind == .slash && tokens.count > 1
      ? XPathText(bytes, XPathToken.all(in: bytes)) : nil
  }

  /// The offset in the expression of an offset in what libxml2 was given.
  func offset(ofLibXML2 offset: Int) -> Int {
    var offset = offset
    for insertion in insertions where insertion < offset {
      offset = max(insertion, offset - XPathText.insertion.utf8.count)
    }
    return offset
  }
}
