import CByteMasks
import CLibXML2

/// What libxml2 would take minutes over, before which reading ends.
///
/// In a comment it goes on after a `--`, and copies what it has of the comment for every further one. It compares each
/// attribute of an element with all the others, and asks all the namespaces around an element for its own.
struct SlowMarkup {
  enum Kind {
    /// A comment that holds `--`.
    case comment
    /// A tag of more than a thousand attributes.
    case attributes
    /// More than a thousand namespaces around an element.
    case namespaces
  }

  let kind: Kind
  /// Where reading ends: just past the `--` and the character after it, or before the tag.
  let end: Int

  private static let mostAttributes = 1000
  /// What a thousand attributes take at the least.
  private static let shortestTag = 5 * mostAttributes

  /// Whether more than a thousand namespaces are declared around the element that a parser has just met.
  static func hasTooManyNamespaces(_ context: xmlParserCtxtPtr) -> Bool {
    // libxml2 counts the prefix and the name of each.
    context.pointee.nsNr > 2 * mostAttributes
  }

  /// The first comment or tag of the kind.
  static func first(in text: UnsafeBufferPointer<UInt8>) -> SlowMarkup? {
    // In almost every definition there is nothing to look for.
    guard text.count > shortestTag || find("--", in: text, from: 0) != nil else { return nil }
    var index = 0
    while let start = find(UInt8(ascii: "<"), in: text, from: index) {
      guard start + 1 < text.count else { return nil }
      switch text[start + 1] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        guard let end = endOfSection(in: text, from: start) else { return nil }
        if text.has("<!--", at: start), !text.has("-->", at: end - 3) {
          return SlowMarkup(kind: .comment, end: end)
        }
        index = end
      case let byte
      where byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0x80:
        // No tag holds a <, so that one ends before the next.
        let next = find(UInt8(ascii: "<"), in: text, from: start + 1) ?? text.count
        if next - start > shortestTag, attributes(of: text[start..<next]) > mostAttributes {
          return SlowMarkup(kind: .attributes, end: start)
        }
        index = next
      default: index = start + 1
      }
    }
    return nil
  }

  /// The end of a comment, a CDATA section or a processing instruction, or just past what a comment must not hold; nil
  /// if it has none.
  private static func endOfSection(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    if text.has("<!--", at: start) {
      return find("--", in: text, from: start + 4).map { min($0 + 3, text.count) }
    }
    if text.has("<![CDATA[", at: start) { return find("]]>", in: text, from: start + 9).map { $0 + 3 } }
    if text.has("<?", at: start) { return find("?>", in: text, from: start + 2).map { $0 + 2 } }
    return start + 2
  }

  /// How many `=` stand outside quotes before a tag's end.
  private static func attributes(of tag: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    var quote: UInt8?
    for byte in tag {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: ">"): return count
      case UInt8(ascii: "="): count += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      default: break
      }
    }
    return count
  }

  private static func find(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < text.count, let base = text.baseAddress else { return nil }
    return byte_find(base + start, byte, text.count - start).map { $0 - base }
  }

  private static func find(_ sign: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int?
  {
    var index = start
    while let found = find(sign.utf8Start.pointee, in: text, from: index) {
      if text.has(sign, at: found) { return found }
      index = found + 1
    }
    return nil
  }
}
