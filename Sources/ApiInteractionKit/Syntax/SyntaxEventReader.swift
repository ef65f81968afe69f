import CByteMasks
import CLibXML2

/// Collects the events of libxml2's SAX2 interface and places each one in the source.
///
/// libxml2 says where its reading stands when an event comes. Where a construct begins follows from where the one
/// before it ended: at the next `<`. The text between is not taken from libxml2 but from the source.
struct SyntaxEventReader {
  private var events = SyntaxEvents()
  private let bytes: UnsafeBufferPointer<UInt8>
  private let context: xmlParserCtxtPtr
  /// How many bytes at the start libxml2 was not given: a byte order mark.
  private let origin: Int
  /// The end of the construct read last.
  private var last: Int
  /// The indices of the elements that are open.
  private var open: [Int] = []
  private let hasCarriageReturns: Bool

  /// Reads a document.
  static func read(_ source: [UInt8]) -> SyntaxEvents {
    _ = LibXML2.initialised
    return source.withUnsafeBufferPointer { whole in
      let slow = SlowMarkup.first(in: whole)
      let bytes = UnsafeBufferPointer(rebasing: whole[..<(slow?.end ?? whole.count)])
      let origin = bytes.byteOrderMarkLength
      let text = LibXML2.text(bytes[origin...])
      defer { text.deallocate() }
      guard let context = LibXML2.parser(of: text) else {
        var fault = SyntaxFault(code: XML_ERR_DOCUMENT_EMPTY, position: origin, last: origin)
        fault.excess = slow?.kind
        return SyntaxEvents(fault: fault)
      }
      defer { xmlFreeParserCtxt(context) }
      var reader = SyntaxEventReader(bytes: bytes, context: context, origin: origin)
      withUnsafeMutablePointer(to: &reader) { pointer in
        context.pointee._private = UnsafeMutableRawPointer(pointer)
        context.pointee.sax.pointee = handler()
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        xmlParseDocument(context)
      }
      reader.finish()
      if slow?.kind == .attributes { reader.endBeforeExcess() }
      return reader.events
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, context: xmlParserCtxtPtr, origin: Int) {
    self.bytes = bytes
    self.context = context
    self.origin = origin
    last = origin
    hasCarriageReturns = bytes.baseAddress.flatMap { byte_find($0, .carriageReturn, bytes.count) } != nil
    events.nodes.reserveCapacity(bytes.count / 16)
    if bytes.has("<?xml", at: origin), bytes[(origin + 5)...].first?.isWhiteSpace == true {
      // A declaration that is not closed before the next tag is a fault, and none that was read.
      let end = bytes[(origin + 1)...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
      if let end, bytes[end] == UInt8(ascii: ">"), bytes[end - 1] == UInt8(ascii: "?") { last = end + 1 }
    }
  }

  /// The callbacks. No `characters`: text is read from the source. No `getEntity`: nothing is declared or expanded.
  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { context, _, _, uri, _, _, _, _, _ in
      SyntaxEventReader.with(context) { $0.startElement(namespace: uri) }
    }
    handler.endElementNs = { context, _, _, _ in SyntaxEventReader.with(context) { $0.endElement() } }
    handler.comment = { context, _ in
      SyntaxEventReader.with(context) { $0.add(.comment, opening: 4, closing: 3) }
    }
    handler.cdataBlock = { context, _, _ in
      SyntaxEventReader.with(context) { $0.add(.cdata, opening: 9, closing: 3) }
    }
    handler.processingInstruction = { context, _, _ in
      SyntaxEventReader.with(context) { $0.add(.processingInstruction, opening: 2, closing: 2) }
    }
    handler.internalSubset = { context, _, _, _ in SyntaxEventReader.with(context) { $0.refuseDoctype() } }
    handler.serror = { context, error in
      guard let error = error?.pointee, error.level == XML_ERR_FATAL else { return }
      SyntaxEventReader.with(context) { $0.fail(error) }
    }
    return handler
  }

  /// Hands an event to the reader of a parser, until a fault or a DOCTYPE has ended the reading.
  private static func with(_ pointer: UnsafeMutableRawPointer?, _ body: (inout SyntaxEventReader) -> Void) {
    guard let context = pointer?.assumingMemoryBound(to: xmlParserCtxt.self),
      let reader = context.pointee._private?.assumingMemoryBound(to: SyntaxEventReader.self),
      reader.pointee.context == context, reader.pointee.events.fault == nil,
      reader.pointee.events.doctype == nil
    else { return }
    body(&reader.pointee)
  }

  /// How far libxml2 has read.
  private var position: Int {
    guard let input = context.pointee.input?.pointee, let base = input.base, let current = input.cur else {
      return bytes.count
    }
    return min(origin + Int(input.consumed) + (current - base), bytes.count)
  }

  /// The next `<`, where the construct begins that has just been read.
  private var nextConstruct: Int {
    guard last < bytes.count, let base = bytes.baseAddress,
      let found = byte_find(base + last, UInt8(ascii: "<"), bytes.count - last)
    else { return bytes.count }
    return found - base
  }
}

// MARK: - Events

extension SyntaxEventReader {
  private mutating func startElement(namespace: UnsafePointer<xmlChar>?) {
    let start = nextConstruct
    let position = position
    let end = position + (position < bytes.count && bytes[position] == UInt8(ascii: "/") ? 2 : 1)
    // libxml2 speaks before it has seen that the tag ends; the fault comes next if it does not.
    guard end <= bytes.count, bytes[end - 1] == UInt8(ascii: ">") else { return }
    if SlowMarkup.hasTooManyNamespaces(context) {
      events.fault = fault(XML_ERR_INTERNAL_ERROR)
      events.fault?.excess = .namespaces
      return xmlStopParser(context)
    }
    addText(upTo: start)
    var nameEnd = start + 1
    while nameEnd < end, !bytes[nameEnd].isWhiteSpace, bytes[nameEnd] != UInt8(ascii: "/"),
      bytes[nameEnd] != UInt8(ascii: ">")
    {
      nameEnd += 1
    }
    var node = SyntaxNode(kind: .element, range: SourceRange(start, end), content: SourceRange(end, end))
    node.nameEnd = nameEnd
    node.element = DefinitionElement(UnsafeBufferPointer(rebasing: bytes[(start + 1)..<nameEnd]))
    if let namespace {
      node.hasNamespace = true
      events.namespaces[events.nodes.count] = String(cString: namespace)
    }
    node.isClosed = false
    append(node)
    open.append(events.nodes.count - 1)
    last = end
  }

  private mutating func endElement() {
    let end = position
    let isEmptyElement = end == last
    let start = isEmptyElement ? end : nextConstruct
    addText(upTo: start)
    close(contentEnd: start, end: end, isClosed: true)
    last = end
  }

  private mutating func add(_ kind: SyntaxNode.Kind, opening: Int, closing: Int) {
    let range = SourceRange(nextConstruct, position)
    addText(upTo: range.start)
    append(
      SyntaxNode(kind: kind, range: range, content: SourceRange(range.start + opening, range.end - closing)))
    last = range.end
  }

  private mutating func refuseDoctype() {
    let start = nextConstruct
    events.doctype = SourceRange(start, Doctype.end(in: bytes, from: start))
    xmlStopParser(context)
  }

  private mutating func fail(_ error: xmlError) {
    let message = error.message.map { String(cString: $0) } ?? ""
    events.fault = fault(xmlParserErrors(UInt32(bitPattern: error.code)), message)
  }

  private func fault(_ code: xmlParserErrors, _ message: String = "") -> SyntaxFault {
    SyntaxFault(code: code, message: message, position: position, last: last, open: open)
  }

  /// Tells of a tag that was kept from libxml2, unless a fault stands before it.
  private mutating func endBeforeExcess() {
    if let fault = events.fault, fault.position < bytes.count { return }
    if events.doctype != nil { return }
    events.fault = fault(XML_ERR_INTERNAL_ERROR)
    events.fault?.excess = .attributes
  }

  /// Ends what a fault left open.
  private mutating func finish() {
    if let fault = events.fault {
      let end = min(nextConstruct, max(fault.position, last))
      addText(upTo: end)
      last = end
    } else if context.pointee.wellFormed == 0, events.doctype == nil {
      events.fault = fault(XML_ERR_INTERNAL_ERROR)
    }
    while !open.isEmpty { close(contentEnd: last, end: last, isClosed: false) }
  }

  private mutating func addText(upTo end: Int) {
    guard end > last, !open.isEmpty, let base = bytes.baseAddress else { return }
    let range = SourceRange(last, end)
    var node = SyntaxNode(kind: .text, range: range, content: range)
    let run = text_run_read(base + last, bytes.count - last)
    // Only before a fault there is a < in a text.
    if run.count == end - last {
      node.isBlank = run.is_blank
      node.isVerbatim = !run.has_ampersand && !hasCarriageReturns
    }
    append(node)
  }

  private mutating func append(_ node: consuming SyntaxNode) {
    node.parent = open.last ?? -1
    node.next = events.nodes.count + 1
    events.nodes.append(node)
  }

  private mutating func close(contentEnd: Int, end: Int, isClosed: Bool) {
    guard let index = open.popLast() else { return }
    events.nodes[index].close(contentEnd: contentEnd, end: end, next: events.nodes.count, isClosed: isClosed)
  }
}
