/// What one reading of a document gave.
struct SyntaxEvents {
  /// The constructs in document order.
  var nodes: [SyntaxNode] = []
  /// The namespaces of the elements that are in one, by their place among the nodes.
  var namespaces: [Int: String] = [:]
  /// The first error that makes the document not well-formed.
  var fault: SyntaxFault?
  /// The DOCTYPE; nothing after it was read.
  var doctype: SourceRange?
}
