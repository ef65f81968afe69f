/// What RFC 9110 lets stand in a method, a field name and a field value.
package enum HTTPGrammar {
  /// Whether a character may stand in a token.
  package static func isTokenCharacter(_ character: Unicode.Scalar) -> Bool {
    guard let byte = UInt8(exactly: character.value) else { return false }
    return byte.isLetter || byte.isDigit || "!#$%&'*+-.^_`|~".unicodeScalars.contains(character)
  }

  /// Whether a character may not stand in a field value: CR, LF, NUL and the other control characters but tab.
  static func isForbiddenInFieldValue(_ character: Unicode.Scalar) -> Bool {
    character.value < 0x20 && character != "\t" || character.value == 0x7F
  }
}
