/// What stands in a JSON string, written and read.
package enum JSONText {
  /// A text as it stands between the quotes of a JSON string.
  package static func escaped(_ text: String) -> String {
    // Almost every text stands there as it is.
    if text.utf8.allSatisfy({
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }) {
      return text
    }
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

  /// An object of members that are JSON already; those without a value are left out.
  package static func object(_ members: KeyValuePairs<String, String?>) -> String {
    let written = members.compactMap { name, value in value.map { "\(quoted(name)): \($0)" } }
    return "{\(written.joined(separator: ", "))}"
  }

  /// An array of values that are JSON already.
  package static func array(_ values: [String]) -> String {
    "[\(values.joined(separator: ", "))]"
  }

  /// An array of texts; nil for none, so that a member is left out.
  package static func names(_ names: [String]) -> String? {
    names.isEmpty ? nil : array(names.map { quoted($0) })
  }

  /// The text of the inside of a string that ``JSONScanner`` has accepted.
  package static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { unescaped($0) }
  }

  static func unescaped(_ bytes: some RandomAccessCollection<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    unescape(bytes) { result.append($0) }
    return String(decoding: result, as: UTF8.self)
  }

  /// Writes the text of the inside of a string into memory.
  ///
  /// - Returns: How many bytes it has; nil if there is no room for them.
  static func unescape(
    _ bytes: some RandomAccessCollection<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    unescape(bytes) { byte in
      if count < buffer.count { buffer.initializeElement(at: count, to: byte) }
      count += 1
    }
    return count <= buffer.count ? count : nil
  }

  @inline(__always)
  private static func unescape(_ bytes: some RandomAccessCollection<UInt8>, _ put: (UInt8) -> Void) {
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        put(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "b"): put(0x08)
      case UInt8(ascii: "f"): put(0x0C)
      case UInt8(ascii: "n"): put(.lineFeed)
      case UInt8(ascii: "r"): put(.carriageReturn)
      case UInt8(ascii: "t"): put(.tab)
      case UInt8(ascii: "u"): UTF8.encode(unicodeEscape(&rest))?.forEach(put)
      default: put(escape)
      }
    }
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
