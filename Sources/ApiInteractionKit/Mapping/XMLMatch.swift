/// A value that an XML locator found.
struct XMLMatch {
  /// A node's string value; of an element with child elements the response's own characters, tags and all. [P]
  let text: String
  /// Where the element begins that is the node or holds it; nil for a computed value.
  let start: Int?
}
