/// What stands in a JSON string, written and read.
package enum JSONText {
  /// A text as it stands between the quotes of a JSON string.
  package static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text as a JSON string, with its quotes; `null` for none.
  package static func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    return "\"\(escaped(text))\""
  }

  /// The text of the inside of a string that ``JSONScanner`` has accepted.
  package static func unescaped(_ bytes: some RandomAccessCollection<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(.lineFeed)
      case UInt8(ascii: "r"): result.append(.carriageReturn)
      case UInt8(ascii: "t"): result.append(.tab)
      case UInt8(ascii: "u"): result += Array(String(unicodeEscape(&rest)).utf8)
      default: result.append(escape)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unicodeEscape<Bytes: RandomAccessCollection<UInt8>>(_ rest: inout Bytes)
    -> Unicode.Scalar
  where Bytes.SubSequence == Bytes {
    func codeUnit() -> UInt32 {
      var unit: UInt32 = 0
      for _ in 0..<4 { unit = unit << 4 | UInt32(rest.popFirst()?.hexValue ?? 0) }
      return unit
    }
    let first = codeUnit()
    guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    rest = rest.dropFirst(2)
    return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (codeUnit() & 0x3FF)) ?? "\u{FFFD}"
  }
}
