/// How text is written for a POSIX shell.
enum Shell {
  /// A text as one word.
  static func quoted(_ text: String) -> String {
    var word = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { word += "'\\''" } else { word.unicodeScalars.append(scalar) }
    }
    return word + "'"
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
