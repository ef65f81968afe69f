/// How text is written for a POSIX shell.
enum Shell {
  /// A text as one word.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// A name that a variable may have: everything else becomes `_`.
  static func variable(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Character in
      let isAllowed =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isAllowed ? Character(scalar) : "_"
    }
    let text = String(scalars)
    return text.first.map { $0.isNumber ? "_" + text : text } ?? "_"
  }
}
