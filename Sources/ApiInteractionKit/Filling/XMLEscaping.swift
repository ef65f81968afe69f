/// How a text is written into XML.
package enum XMLEscaping {
  /// A text as element content.
  package static func text(_ text: String) -> String {
    replace(text, ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"])
  }

  /// A text between the quotes of an attribute.
  package static func attribute(_ text: String) -> String {
    replace(
      text,
      [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&apos;", "\t": "&#9;", "\n": "&#10;",
        "\r": "&#13;",
      ])
  }

  /// A text inside a CDATA section; what the section cannot hold stands between two of them.
  static func cdata(_ text: String) -> String {
    splice(text, isCDATA: true, after: [], before: [])
  }

  /// A text as the content of a Body: in a CDATA section where it would need escaping.
  static func body(_ text: String, isCDATA: Bool = false) -> String {
    let needsEscaping = text.utf8.contains { "&<>".utf8.contains($0) }
    return isCDATA || needsEscaping ? "<![CDATA[\(cdata(text))]]>" : XMLEscaping.text(text)
  }

  /// A text that goes into the middle of element content or of a CDATA section.
  ///
  /// `]]>` must not come about where the text meets what stands before and after it.
  ///
  /// - Parameters:
  ///   - before: The bytes that come before the text; the last two count.
  ///   - after: The bytes that follow it; the first two count.
  static func splice(
    _ text: String, isCDATA: Bool, after before: some Sequence<UInt8>, before after: some Sequence<UInt8>
  ) -> String {
    // Almost every text has nothing in it that XML or the end of a section could be made of.
    if !text.isEmpty, !TextGlance(text).mayHoldMarkup { return text }
    var result = ""
    var last = (before.suffix(2) as [UInt8])
    for scalar in text.unicodeScalars {
      if isCDATA, scalar == ">", last.elementsEqual("]]".utf8) { result += sectionBreak() }
      switch scalar {
      case "\r": result += isCDATA ? sectionBreak("&#13;") : "&#13;"
      case "&", "<", ">": result += isCDATA ? String(scalar) : XMLEscaping.text(String(scalar))
      default: result.unicodeScalars.append(scalar)
      }
      last = (last + [scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0]).suffix(2)
    }
    let next = Array(after.prefix(2))
    let meets =
      last.elementsEqual("]]".utf8) && next.first == UInt8(ascii: ">")
      || last.last == UInt8(ascii: "]") && next.elementsEqual("]>".utf8)
    if meets { result += isCDATA ? sectionBreak() : "<![CDATA[]]>" }
    return result
  }

  /// Ends a CDATA section and begins another, with something between the two.
  private static func sectionBreak(_ between: String = "") -> String {
    "]]>\(between)<![CDATA["
  }

  private static func replace(_ text: String, _ replacements: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacements[scalar] {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
