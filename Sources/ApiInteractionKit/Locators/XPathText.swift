/// An XPath as libxml2 takes it.
///
/// libxml2 refuses `/é`: after a slash at the beginning of a path it wants an ASCII letter. `/./é` is the same path.
struct XPathText {
  let forLibXML2: String
  /// Where in the expression something was put in.
  private var insertions: [Int] = []
  private static let insertion = "./"

  init(_ expression: String) {
    var text: [UInt8] = []
    var quote: UInt8?
    for (offset, byte) in expression.utf8.enumerated() {
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if quote == nil, byte >= 0x80,
        text.last(where: { !$0.isWhiteSpace }) == UInt8(ascii: "/"), text.last.map({ $0 < 0x80 }) ?? false
      {
        insertions.append(offset)
        text += XPathText.insertion.utf8
      }
      text.append(byte)
    }
    forLibXML2 = String(decoding: text, as: UTF8.self)
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
