/// A reference as HTML has it and XML has not: by another name, without a semicolon, with an `X` before its number.
enum HTMLReference {
  /// The character that a whole name stands for, which a semicolon follows.
  static func character(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    name.first == UInt8(ascii: "#") ? number(name) : old[Array(name)] ?? all[Array(name)]
  }

  /// The character that a text without a semicolon begins with, and the length of its name or number there.
  static func prefix(of text: ArraySlice<UInt8>) -> (character: Unicode.Scalar, length: Int)? {
    if text.first == UInt8(ascii: "#") {
      let isHexadecimal = text.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
      let digits = text.dropFirst(isHexadecimal ? 2 : 1).prefix {
        isHexadecimal ? $0.hexValue != nil : $0.isDigit
      }
      return number(text[..<digits.endIndex]).map { ($0, digits.endIndex - text.startIndex) }
    }
    return (0...min(6, text.count)).reversed().lazy.compactMap { length in
      old[Array(text.prefix(length))].map { ($0, length) }
    }
    .first
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    // XML has &#x alone.
    XMLReference.character(named: String(decoding: text, as: UTF8.self).lowercased())
  }

  /// Those that may end without a semicolon.
  private static let old = Dictionary(
    uniqueKeysWithValues: zip(latin1.split(whereSeparator: \.isWhitespace), 0xA0...0xFF as ClosedRange<UInt8>)
      .map { (Array($0.utf8), Unicode.Scalar($1)) } + ascii.map { (Array($0.key.utf8), $0.value) })

  /// The names of the characters from U+00A0 on.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
    Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve
    Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
    acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
    ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  private static let ascii: [String: Unicode.Scalar] = [
    "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"",
    "COPY": "©", "REG": "®",
  ]

  private static let all = Dictionary(
    uniqueKeysWithValues: names.split(whereSeparator: \.isWhitespace).flatMap { entry in
      let parts = entry.split(separator: "=")
      let character = parts.first.flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
      return character.map { character in
        parts.dropFirst().joined().split(separator: ",").map { (Array($0.utf8), character) }
      } ?? []
    })
}
