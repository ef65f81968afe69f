import CByteMasks
import CLibXML2

/// An XML response as libxml2 has read it, in which locators are looked up. [P]
///
/// No DTD is read, no entity expanded, nothing loaded from anywhere, and libxml2 prints nothing. Each element carries
/// where it begins and ends in the text: in the two pointers that libxml2 keeps for whoever uses it.
struct XMLResponse: ~Copyable {
  private let document: xmlDocPtr
  private let context: xmlXPathContextPtr
  /// The text, where it had to be transcoded.
  private let transcoded: [UInt8]?
  private let body: UnsafeBufferPointer<UInt8>

  /// Reads a response.
  ///
  /// - Parameter body: What must stay where it is while the response is in use.
  init(_ body: UnsafeBufferPointer<UInt8>, limits: Limits) throws(UnreadableResponse) {
    _ = LibXML2.initialised
    let transcoded = SourceDecoder.isUTF8(body) ? nil : try XMLResponse.transcoded(body, limits: limits)
    let document = XMLResponse.withText(transcoded, body) { XMLResponse.parse($0) }
    guard let document else { throw XMLResponse.fault(in: transcoded ?? Array(body)) }
    guard let context = xmlXPathNewContext(document) else {
      xmlFreeDoc(document)
      throw UnreadableResponse(message: "The response is too large for the memory that there is.")
    }
    self.document = document
    self.context = context
    self.transcoded = transcoded
    self.body = body
    context.pointee.opLimit = XPathError.operationLimit
    context.pointee.error = { _, _ in }
    var namespace = xmlDocGetRootElement(document)?.pointee.nsDef
    while let declared = namespace {
      if let prefix = declared.pointee.prefix { xmlXPathRegisterNs(context, prefix, declared.pointee.href) }
      namespace = declared.pointee.next
    }
  }

  deinit {
    xmlXPathFreeContext(context)
    xmlFreeDoc(document)
  }

  /// Hands out the root element, which lives as long as the response does.
  func withRoot<Result>(_ body: (xmlNodePtr) -> Result) -> Result? {
    xmlDocGetRootElement(document).map(body)
  }

  /// The text in which ``XMLMatch/start`` counts.
  func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    XMLResponse.withText(transcoded, self.body, body)
  }

  private static func withText<Result>(
    _ transcoded: [UInt8]?, _ body: UnsafeBufferPointer<UInt8>,
    _ use: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    transcoded?.withUnsafeBufferPointer(use) ?? use(body)
  }

  // MARK: - Reading

  private static func transcoded(
    _ body: UnsafeBufferPointer<UInt8>, limits: Limits
  ) throws(UnreadableResponse) -> [UInt8] {
    let limits = Limits(definitionBytes: limits.responseBytes)
    let (source, problem) = SourceDecoder.decode(Array(body), limits: limits)
    guard let problem else { return source.bytes }
    throw UnreadableResponse(
      message: "The response is not XML: \(problem.message)",
      location: source.location(of: problem.range.start))
  }

  /// The document; nil if it cannot be read.
  private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> xmlDocPtr? {
    // Behind the root element libxml2 takes a NUL for the end, and does not look at what follows.
    if let base = text.baseAddress, byte_find(base, 0, text.count) != nil { return nil }
    if SlowMarkup.first(in: text) != nil { return nil }
    let copy = LibXML2.text(text[text.byteOrderMarkLength...])
    defer { copy.deallocate() }
    guard let context = LibXML2.parser(of: copy) else { return nil }
    defer { xmlFreeParserCtxt(context) }
    var elements = XMLElementPlaces(text)
    return withUnsafeMutablePointer(to: &elements) { elements in
      context.pointee._private = UnsafeMutableRawPointer(elements)
      XMLElementPlaces.observe(context)
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_IGNORE_ENC.rawValue
      xmlCtxtUseOptions(context, Int32(options))
      xmlParseDocument(context)
      let document = context.pointee.myDoc
      context.pointee.myDoc = nil
      if context.pointee.wellFormed != 0, !elements.pointee.isRefused { return document }
      xmlFreeDoc(document)
      return nil
    }
  }

  /// What keeps a text from being read: read once more, by the reader of definitions, which knows where everything is.
  private static func fault(in text: [UInt8]) -> UnreadableResponse {
    let (source, _) = SourceDecoder.checked(SourceText(text))
    let events = SyntaxEventReader.read(source.bytes)
    let (message, offset): (String, Int)
    if let doctype = events.doctype {
      message = "It has a DOCTYPE, which could declare entities. XML without one was expected."
      offset = doctype.start
    } else if let invalid = text.firstInvalidXMLCharacter {
      let byte = String(text[invalid.offset], radix: 16, uppercase: true)
      message =
        invalid.character.map { "The character \($0.codePoint) is not allowed in XML." }
        ?? "The byte 0x\(byte) is not UTF-8, and the response names no other encoding."
      offset = invalid.offset
    } else if let fault = events.fault {
      let diagnostic = fault.diagnostic(in: source, nodes: events.nodes, writtenAs: source)
      offset = diagnostic.range.start
      switch fault.code {
      case XML_ERR_DOCUMENT_EMPTY: message = "Here the < of an element was expected."
      case XML_ERR_DOCUMENT_END:
        message = "The document has ended before this; nothing may follow its root element."
      case _ where fault.message.contains("depth"): message = "The elements are nested too deep."
      default: message = fault.excessMessage ?? diagnostic.message
      }
    } else {
      (message, offset) = ("It holds more than libxml2 reads.", 0)
    }
    let hint = text.withUnsafeBufferPointer { ResponseHint($0, of: .xml).text }
    return UnreadableResponse(
      message: "The response is not XML: \(message)\(hint)", location: SourceText(text).location(of: offset))
  }

  // MARK: - Finding

  /// What a locator finds: its first node, or its value as XPath writes it.
  ///
  /// A path that begins with one slash and finds nothing is looked up once more from the root element. [D] by the
  /// documentation's example.
  ///
  /// - Throws: ``XPathError`` where libxml2 cannot evaluate it.
  func find(_ locator: XMLLocator) throws(XPathError) -> XMLMatch? {
    guard locator.cost.allows(withText(\.count)) else { throw XPathError.tooCostly }
    if let match = try evaluate(locator.expression, from: UnsafeMutableRawPointer(document)) { return match }
    guard let root = xmlDocGetRootElement(document), let relative = locator.fromRoot else { return nil }
    return try evaluate(relative, from: UnsafeMutableRawPointer(root))
  }

  private func evaluate(_ path: XPathText, from node: UnsafeMutableRawPointer) throws(XPathError) -> XMLMatch?
  {
    context.pointee.node = node.assumingMemoryBound(to: xmlNode.self)
    context.pointee.opCount = 0
    xmlResetError(&context.pointee.lastError)
    guard let result = LibXML2.withoutMessages({ xmlXPathEvalExpression(path.forEvaluation, context) }) else {
      throw XPathError(context.pointee.lastError)
    }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET else {
      return XMLMatch(text: XMLResponse.string(xmlXPathCastToString(result)), start: nil)
    }
    guard let nodes = result.pointee.nodesetval?.pointee, nodes.nodeNr > 0, let first = nodes.nodeTab[0]
    else {
      return nil
    }
    return match(first)
  }

  private func match(_ node: xmlNodePtr) -> XMLMatch? {
    switch node.pointee.type {
    case XML_DOCUMENT_NODE:
      guard let root = xmlDocGetRootElement(document) else { return nil }
      return match(root)
    case XML_ELEMENT_NODE where xmlFirstElementChild(node) != nil:
      let range = XMLElementPlaces.range(of: node)
      return XMLMatch(text: withText { String(decoding: $0[range], as: UTF8.self) }, start: range.lowerBound)
    case XML_ELEMENT_NODE:
      return XMLMatch(
        text: XMLResponse.string(xmlNodeGetContent(node)), start: XMLElementPlaces.range(of: node).lowerBound)
    case XML_NAMESPACE_DECL: return XMLMatch(text: XMLResponse.string(xmlNodeGetContent(node)), start: nil)
    default:
      let holder = node.pointee.parent.flatMap { $0.pointee.type == XML_ELEMENT_NODE ? $0 : nil }
      return XMLMatch(
        text: XMLResponse.string(xmlNodeGetContent(node)),
        start: holder.map { XMLElementPlaces.range(of: $0).lowerBound }
      )
    }
  }

  /// The text of a string of libxml2's, which is freed.
  static func string(_ characters: UnsafeMutablePointer<xmlChar>?) -> String {
    guard let characters else { return "" }
    defer { clibxml2_free(characters) }
    return String(decodingCString: characters, as: UTF8.self)
  }
}
