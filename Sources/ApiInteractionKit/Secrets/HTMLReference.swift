/// A reference by a name that HTML has and XML has not, as a page of HTML writes what is no letter, or no ASCII.
///
/// Those of ISO-8859-1 (HTML 4.01, 24.2), and of ASCII's punctuation (HTML, 13.5).
enum HTMLReference {
  /// The character that a reference stands for, from `&` to `;`.
  static func character(of reference: [UInt8]) -> Unicode.Scalar? {
    guard reference.last == UInt8(ascii: ";") else { return nil }
    let name = reference.dropFirst().dropLast()
    // XML has &#x alone.
    if name.has("#X", at: name.startIndex) {
      return UInt32(String(decoding: name.dropFirst(2), as: UTF8.self), radix: 16).flatMap(
        Unicode.Scalar.init)
    }
    return name.count <= 8 ? characters[number(of: name)] : nil
  }

  /// A name of up to eight letters as one number, which is quick to look up.
  private static func number(of name: some Collection<UInt8>) -> UInt64 {
    name.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let characters = Dictionary(
    uniqueKeysWithValues: zip(latin1.split(whereSeparator: \.isWhitespace).map(String.init), latin1Characters)
      .map { (number(of: $0.utf8), $1) } + others.map { (number(of: $0.key.utf8), $0.value) })

  private static let latin1Characters = (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }

  /// The names of the characters from U+00A0 on.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
    Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve
    Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
    acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
    ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  /// A hyphen is taken for that of ASCII, which has no name, although it is another.
  private static let others: [String: Unicode.Scalar] = [
    "Tab": "\t", "NewLine": "\n", "excl": "!", "num": "#", "dollar": "$", "percnt": "%", "lpar": "(",
    "rpar": ")", "ast": "*", "plus": "+", "comma": ",", "period": ".", "sol": "/", "colon": ":",
    "semi": ";", "equals": "=", "quest": "?", "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\",
    "rsqb": "]", "rbrack": "]", "Hat": "^", "lowbar": "_", "UnderBar": "_", "grave": "`", "lcub": "{",
    "lbrace": "{", "verbar": "|", "vert": "|", "rcub": "}", "rbrace": "}", "midast": "*",
    "QUOT": "\"", "AMP": "&", "LT": "<", "GT": ">", "hyphen": "-", "dash": "-", "euro": "€",
  ]
}
