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
      : xpath(bytes) ?? arrow(bytes) ?? zero(bytes) ?? call(bytes) ?? sign(bytes) ?? whiteSpace(bytes)
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

  private static func isQuote(_ byte: UInt8) -> Bool { "'\"".utf8.contains(byte) }

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
