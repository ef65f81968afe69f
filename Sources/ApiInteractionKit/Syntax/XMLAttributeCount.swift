import CByteMasks
import CLibXML2

/// Finds what has so many attributes or namespaces that libxml2 would take minutes: it compares each attribute of an element
/// with all the others, and asks all the namespaces around an element for its own.
enum XMLAttributeCount {
  private static let limit = 1000
  /// What a thousand attributes take at the least.
  private static let shortestTag = 5 * limit

  /// Whether more than a thousand namespaces are declared around the element that a parser has just met.
  static func hasTooManyNamespaces(_ context: xmlParserCtxtPtr) -> Bool {
    // libxml2 counts the prefix and the name of each.
    context.pointee.nsNr > 2 * limit
  }

  /// Where the first tag of a document begins that has more than a thousand attributes.
  static func excess(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count > shortestTag, let base = text.baseAddress else { return nil }
    var start = 0
    // No tag holds a <, so that one ends before the next: in almost every document there is nothing to count.
    while let next = find(UInt8(ascii: "<"), base, start + 1, text.count) {
      if next - start > shortestTag, attributes(of: text[start..<next]) > limit { return start }
      start = next
    }
    return text.count - start > shortestTag && attributes(of: text[start...]) > limit ? start : nil
  }

  private static func find(_ byte: UInt8, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start < end, let found = byte_find(base + start, byte, end - start) else { return nil }
    return base.distance(to: found)
  }

  /// How many `=` stand outside quotes before the tag's end.
  private static func attributes(of tag: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    // Comments, CDATA sections and processing instructions have none.
    let second = tag.dropFirst().first
    if second == UInt8(ascii: "!") || second == UInt8(ascii: "?") { return 0 }
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
}
