/// Why a value cannot be part of a definition.
public struct InvalidValue: Error, Sendable, Hashable, CustomStringConvertible {
  /// The lint rule that speaks of it.
  public let rule: String
  /// What is wrong and what was expected.
  public let description: String
  /// The offending part, in UTF-8 offsets of the value; nil for the whole of it.
  public let range: Range<Int>?

  init(_ rule: String, _ description: String, _ range: Range<Int>? = nil) {
    self.rule = rule
    self.description = description
    self.range = range
  }

  /// A value as an element holds it: without white space at its ends, not empty, of characters that XML allows.
  static func checked(_ text: String, for element: DefinitionElement) throws(InvalidValue) -> String {
    // Almost every value is plain ASCII, which is quick to see.
    if !text.isEmpty, text.utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7F }) { return text }
    let bytes = Array(text.utf8)
    let range = bytes.trimmedRange
    if range.isEmpty { throw InvalidValue("empty-value", "<\(element.name)> cannot be empty.") }
    if let (character, range) = text.firstOutsideXML {
      throw InvalidValue("not-well-formed", "XML cannot carry the character \(character.codePoint).", range)
    }
    return range == bytes.indices ? text : text[utf8: range]
  }
}

extension Decoder {
  /// Makes a value that may be invalid.
  ///
  /// - Throws: `DecodingError` that says where the value is coded, and what is wrong with it.
  func valid<Value>(_ make: () throws -> Value) throws -> Value {
    do {
      return try make()
    } catch let invalid as InvalidValue {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath, debugDescription: invalid.description, underlyingError: invalid))
    }
  }
}
