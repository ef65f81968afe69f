/// Something in a JSON locator that is read as a part of a name, though nobody writes such names without quotes. [P]
package struct JSONLocatorSlip {
  /// Where it stands in the locator.
  package let range: Range<Int>
  package let message: String

  package init?(in bytes: [UInt8]) {
    if JSONLocatorSlip.isPlain(bytes) { return nil }
    guard let slip = JSONLocatorSlip.quotes(bytes) ?? JSONLocatorSlip.unquoted(bytes) else { return nil }
    self = slip
  }

  /// Whether a locator is made of letters, digits, dots and brackets, as almost all are, and no name in it is a number.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0") where before == UInt8(ascii: "."): return false
      case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"): break
      default: if !byte.isLetter, !byte.isDigit { return false }
      }
      before = byte
    }
    return true
  }

  private init(_ range: Range<Int>, _ message: String) {
    self.range = range
    self.message = message
  }

  /// Quotes around the whole of it. What stands in quotes in brackets is a name.
  private static func quotes(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    guard let first = bytes.first, isQuote(first), bytes.count > 1, bytes.last == first else { return nil }
    return JSONLocatorSlip(
      bytes.indices,
      "A JSON locator stands without quotes: these are looked for as part of the name. Remove them; a name that holds quotes is written ['\"a\"']."
    )
  }

  private static func unquoted(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    let bytes = withoutQuotedNames(bytes)
    return bytes.contains(where: isQuote)
      ? quotedName(bytes)
      : typographic(bytes) ?? xpath(bytes) ?? arrow(bytes) ?? zero(bytes) ?? parenthesis(bytes) ?? call(bytes)
        ?? sign(bytes) ?? whiteSpace(bytes)
  }

  /// The same text with something plain for the names that stand in quotes in brackets.
  private static func withoutQuotedNames(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "[")), open + 1 < bytes.count {
      index = open + 1
      guard isQuote(bytes[index]),
        let end = bytes.indices.dropFirst(index + 1).first(where: {
          bytes[$0] == bytes[index] && bytes.has("]", at: $0 + 1)
        })
      else { continue }
      for place in index...end { bytes[place] = UInt8(ascii: "x") }
    }
    return bytes
  }

  /// A name in quotes without brackets around it.
  private static func quotedName(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    for start in bytes.indices
    where isQuote(bytes[start]) && (start == 0 || bytes[start - 1] == UInt8(ascii: ".")) {
      guard let end = bytes[(start + 1)...].firstIndex(of: bytes[start]), end > start + 1,
        end + 1 == bytes.count || ".[".utf8.contains(bytes[end + 1])
      else { continue }
      return JSONLocatorSlip(
        start..<(end + 1),
        "These quotes are looked for as part of the name. Remove them, or write ['a'] for a name in quotes."
      )
    }
    return nil
  }

  /// An arrow between names.
  private static func arrow(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    bytes.indices.first { bytes.has("->", at: $0) }.map {
      JSONLocatorSlip(
        $0..<($0 + 2),
        "This -> is looked for as part of the name. Write . between names; a name that holds it is written ['a->b']."
      )
    }
  }

  /// A `0` between dots, as other languages write the first member of an array.
  private static func zero(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    let found = bytes.indices.first { index in
      bytes.has(".0", at: index) && (index + 2 == bytes.count || ".[".utf8.contains(bytes[index + 2]))
    }
    return found.map {
      JSONLocatorSlip(
        $0..<($0 + 2),
        "This looks for a name 0. The first member of an array is written [0]; a name 0 is written ['0'].")
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { "'\"`".utf8.contains(byte) }

  private static func xpath(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    guard bytes.contains(UInt8(ascii: "/")) else { return nil }
    let what =
      bytes.contains(UInt8(ascii: ".")) ? "This holds a /, as an XPath does" : "This is an XPath"
    return JSONLocatorSlip(
      bytes.indices,
      "\(what), but the response's Type is JSON. Write . between names; a name that holds a / is written ['a/b']."
    )
  }

  /// A call of a function, or a placeholder of another language.
  private static func call(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    let isCall = bytes.last == UInt8(ascii: ")")
    guard isCall || bytes.last == UInt8(ascii: "}"), let sign = bytes.firstIndex(where: "({".utf8.contains),
      bytes[sign] == UInt8(ascii: isCall ? "(" : "{"), !isCall || bytes[..<sign].last?.isLetter ?? false
    else { return nil }
    let what = isCall ? "A JSON locator calls no function" : "A locator holds no placeholder"
    return JSONLocatorSlip(
      bytes.indices,
      "\(what): this is looked for as a name. Write a path such as data.id; a name that holds such signs is written ['a()']."
    )
  }

  /// A number in parentheses, as other languages write the member of an array, or a parenthesis without the other.
  private static func parenthesis(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    var open: Int?
    for index in bytes.indices where "()".utf8.contains(bytes[index]) {
      guard bytes[index] == UInt8(ascii: ")") else {
        if let open { return lonely(open, in: bytes) }
        open = index
        continue
      }
      guard let start = open else { return lonely(index, in: bytes) }
      open = nil
      let inner = bytes[(start + 1)..<index]
      // Of a call at the end the whole is told.
      guard start > 0, bytes[start - 1] != .space, inner.allSatisfy(\.isDigit),
        !inner.isEmpty || index < bytes.count - 1
      else { continue }
      let advice =
        inner.isEmpty
        ? "A JSON locator calls no function: this is looked for as part of the name. Remove it"
        : "The member of an array is written [\(String(decoding: inner, as: UTF8.self))]"
      return JSONLocatorSlip(
        start..<(index + 1), "\(advice); a name that holds such signs is written ['a()'].")
    }
    return open.flatMap { lonely($0, in: bytes) }
  }

  private static func lonely(_ index: Int, in bytes: [UInt8]) -> JSONLocatorSlip {
    let sign = Unicode.Scalar(bytes[index])
    return JSONLocatorSlip(
      index..<(index + 1),
      "This \(sign) is looked for as part of the name. Remove it; a name that holds it is written ['a\(sign)b']."
    )
  }

  /// A name in quotes as word processors write them, or a character that is not seen. At an end of the whole it is told as
  /// white space is.
  private static func typographic(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      let range = offset..<(offset + UTF8.width(scalar))
      offset = range.upperBound
      if isQuote(scalar) {
        let rest = scalars[(index + 1)...]
        let close = rest.firstIndex { isQuote($0) || scalar == "\u{2018}" && $0 == "\u{2019}" } ?? index
        let length = scalars[index...close].reduce(0) { $0 + UTF8.width($1) }
        return JSONLocatorSlip(
          range.lowerBound..<(range.lowerBound + length),
          "These quotes are looked for as part of the name. Remove them; a name in quotes is written ['a'], with straight ones."
        )
      }
      guard scalar.isInvisible || scalar.value < 0xA0 && !scalar.isASCII, index > 0,
        index < scalars.count - 1, !joinsLetters(index, of: scalars)
      else {
        continue
      }
      let advice = scalar.properties.isWhitespace ? "Write a plain space, or nothing" : "Remove it"
      return JSONLocatorSlip(
        range,
        "Here stands \(scalar.codePoint), which is not seen and is looked for as part of the name. \(advice); a name that holds it is written in ['…']."
      )
    }
    return nil
  }

  /// Whether a character is a quote as word processors write it; an apostrophe is none, which a name may hold.
  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{201C}"..."\u{201F}", "\u{2018}", "\u{201A}", "\u{AB}", "\u{BB}": true
    default: false
    }
  }

  /// Whether a joiner stands between letters of a script that needs it.
  private static func joinsLetters(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
    guard ["\u{200C}", "\u{200D}"].contains(scalars[index]), index > 0, index + 1 < scalars.count else {
      return false
    }
    return !scalars[index - 1].isASCII && !scalars[index + 1].isASCII
  }

  /// A sign that separates names elsewhere, or was copied with the locator.
  private static func sign(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    guard let index = bytes.firstIndex(where: ",;\\".utf8.contains) else { return nil }
    let sign = Unicode.Scalar(bytes[index])
    let advice = index == bytes.count - 1 ? "Remove it" : "Write . between names"
    return JSONLocatorSlip(
      index..<(index + 1),
      "This \(sign) is looked for as part of the name. \(advice); a name that holds it is written ['a\(sign)b']."
    )
  }

  /// White space where a name begins or ends.
  private static func whiteSpace(_ bytes: [UInt8]) -> JSONLocatorSlip? {
    for range in bytes.indices.split(whereSeparator: { !bytes[$0].isWhiteSpace }) {
      let before = bytes[..<range.lowerBound].last
      let after = bytes[range.upperBound...].first
      if before == UInt8(ascii: ".") || after.map(".[".utf8.contains) ?? false {
        return JSONLocatorSlip(
          range,
          "This white space is looked for as part of the name. Remove it; a name that begins or ends so is written [' a']."
        )
      }
    }
    return nil
  }
}
