import CLibXML2

/// Reads the XML of a definition with libxml2 and says where every part of it stands.
///
/// No DTD is read, no entity expanded, nothing loaded from anywhere, and libxml2 prints nothing.
public struct SyntaxParser: Sendable {
  /// What is refused as too large.
  public let limits: Limits

  /// A parser.
  ///
  /// - Parameter limits: What is refused as too large.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Parses the bytes of a file in any encoding that libxml2 reads.
  ///
  /// - Returns: The tree of what could be read; what stopped the reading is in its diagnostics.
  public func parse(_ bytes: [UInt8]) -> SyntaxTree {
    let (source, problem) = SourceDecoder.decode(bytes, limits: limits)
    return parse(source, problem: problem)
  }

  /// Parses a text that is decoded already, whatever encoding its declaration names.
  public func parse(_ source: SourceText) -> SyntaxTree {
    guard source.bytes.count <= limits.definitionBytes else { return parse(source.bytes) }
    let (checked, problem) = SourceDecoder.checked(source)
    return parse(checked, problem: problem)
  }

  /// Parses a text that is no definition, with its holes stood in for.
  ///
  /// - Parameter written: The text as it is written, of the same length, as messages show it.
  func parse(_ source: SourceText, writtenAs written: SourceText) -> SyntaxTree {
    guard source.bytes.count <= limits.definitionBytes else { return parse(source.bytes) }
    let (checked, problem) = SourceDecoder.checked(source)
    return parse(checked, problem: problem, writtenAs: written)
  }

  private func parse(_ source: SourceText, problem: Diagnostic?, writtenAs written: SourceText? = nil)
    -> SyntaxTree
  {
    // A character that XML does not allow ends the text, and is shown; it is not read.
    let end = source.isWhole ? nil : problem?.range.start
    var read = end.map { SourceText(Array(source.bytes.prefix($0))) } ?? source
    var events = SyntaxEventReader.read(read.bytes)
    var diagnostics: [Diagnostic] = []
    if let doctype = events.doctype {
      diagnostics.append(SyntaxParser.refused(doctype))
      read = SyntaxParser.blank(doctype, in: read)
      events = SyntaxEventReader.read(read.bytes)
      let code = events.fault?.code
      if code == XML_ERR_UNDECLARED_ENTITY || code == XML_ERR_DOCUMENT_EMPTY { events.fault = nil }
    }
    if let problem {
      diagnostics.append(problem)
    } else if let fault = events.fault {
      diagnostics.append(fault.diagnostic(in: read, nodes: events.nodes, writtenAs: written))
    }
    return SyntaxTree(
      source: source, diagnostics: diagnostics, nodes: events.nodes, namespaces: events.namespaces)
  }

  /// The text with white space in place of a range, so that what follows is read and every offset stays true.
  private static func blank(_ range: SourceRange, in source: SourceText) -> SourceText {
    var bytes = source.bytes
    for index in range.bytes where !bytes[index].isLineEnd { bytes[index] = .space }
    return SourceText(bytes)
  }

  private static func refused(_ doctype: SourceRange) -> Diagnostic {
    Diagnostic("doctype", "A definition has no DOCTYPE and declares no entities. Remove it.", at: doctype)
  }
}
