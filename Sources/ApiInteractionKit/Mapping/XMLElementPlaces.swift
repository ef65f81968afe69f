import CLibXML2

/// Notes of each element that libxml2 reads where it begins and ends in the text.
struct XMLElementPlaces {
  private let text: UnsafeBufferPointer<UInt8>
  /// Where libxml2 begins to read: after a byte order mark.
  private let start: Int
  private(set) var isRefused = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    start = text.byteOrderMarkLength
  }

  /// Hears of the elements that a parser reads; the parser's private pointer is to one of these.
  static func observe(_ context: xmlParserCtxtPtr) {
    context.pointee.sax.pointee.startElementNs = {
      context, name, prefix, uri, namespaceCount, namespaces, attributeCount, defaultCount, attributes in
      xmlSAX2StartElementNs(
        context, name, prefix, uri, namespaceCount, namespaces, attributeCount, defaultCount, attributes)
      XMLElementPlaces.with(context) { places, context in
        places.begin(context)
        if SlowMarkup.hasTooManyNamespaces(context) {
          places.isRefused = true
          xmlStopParser(context)
        }
      }
    }
    context.pointee.sax.pointee.endElementNs = { context, name, prefix, uri in
      XMLElementPlaces.with(context) { $0.end($1) }
      xmlSAX2EndElementNs(context, name, prefix, uri)
    }
    // libxml2 reads on after a fault, some of which take it very long.
    context.pointee.sax.pointee.serror = { context, error in
      guard error?.pointee.level == XML_ERR_FATAL else { return }
      XMLElementPlaces.with(context) { xmlStopParser($1) }
    }
    context.pointee.sax.pointee.internalSubset = { context, _, _, _ in
      XMLElementPlaces.with(context) { places, context in
        places.isRefused = true
        xmlStopParser(context)
      }
    }
  }

  /// Where an element stands.
  static func range(of element: xmlNodePtr) -> Range<Int> {
    let start = Int(bitPattern: element.pointee._private)
    return start..<max(start, Int(bitPattern: element.pointee.psvi))
  }

  private static func with(
    _ context: UnsafeMutableRawPointer?, _ body: (inout XMLElementPlaces, xmlParserCtxtPtr) -> Void
  ) {
    guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self),
      let places = context.pointee._private?.assumingMemoryBound(to: XMLElementPlaces.self)
    else { return }
    body(&places.pointee, context)
  }

  /// How far the parser has read.
  private func position(_ context: xmlParserCtxtPtr) -> Int {
    guard let input = context.pointee.input?.pointee, let base = input.base, let current = input.cur else {
      return text.count
    }
    return min(start + Int(input.consumed) + (current - base), text.count)
  }

  /// The parser stands before the end of a start tag, in which no other `<` can be.
  private func begin(_ context: xmlParserCtxtPtr) {
    let start = text[..<position(context)].lastIndex(of: UInt8(ascii: "<")) ?? 0
    context.pointee.node?.pointee._private = UnsafeMutableRawPointer(bitPattern: start)
  }

  private func end(_ context: xmlParserCtxtPtr) {
    context.pointee.node?.pointee.psvi = UnsafeMutableRawPointer(bitPattern: position(context))
  }
}
