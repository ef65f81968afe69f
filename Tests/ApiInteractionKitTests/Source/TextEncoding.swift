/// The encodings that definitions are read in, written here by hand so that nothing is tested against itself.
enum TextEncoding: CaseIterable {
  case utf8
  case utf8WithMark
  case utf16LittleEndianWithMark
  case utf16BigEndianWithMark
  case utf16LittleEndian
  case utf16BigEndian
  case utf32LittleEndianWithMark
  case utf32BigEndianWithMark
  case utf32LittleEndian
  case utf32BigEndian
  case latin1
  case windows1252
  case ibm037

  /// The name that an XML declaration gives it.
  var name: String {
    switch self {
    case .utf8, .utf8WithMark: "UTF-8"
    case .utf16LittleEndianWithMark, .utf16BigEndianWithMark: "UTF-16"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .utf32LittleEndianWithMark, .utf32BigEndianWithMark, .utf32LittleEndian, .utf32BigEndian: "UTF-32"
    case .latin1: "ISO-8859-1"
    case .windows1252: "windows-1252"
    case .ibm037: "IBM037"
    }
  }

  func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: Array("\u{FEFF}\(text)".utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .utf16LittleEndianWithMark: TextEncoding.utf16LittleEndian.bytes(of: "\u{FEFF}\(text)")
    case .utf16BigEndianWithMark: TextEncoding.utf16BigEndian.bytes(of: "\u{FEFF}\(text)")
    case .utf32LittleEndian: text.unicodeScalars.flatMap { TextEncoding.bigEndian($0).reversed() }
    case .utf32BigEndian: text.unicodeScalars.flatMap { TextEncoding.bigEndian($0) }
    case .utf32LittleEndianWithMark: TextEncoding.utf32LittleEndian.bytes(of: "\u{FEFF}\(text)")
    case .utf32BigEndianWithMark: TextEncoding.utf32BigEndian.bytes(of: "\u{FEFF}\(text)")
    case .latin1: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    case .windows1252: text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
    case .ibm037: text.unicodeScalars.map(TextEncoding.ebcdic)
    }
  }

  private static func bigEndian(_ scalar: Unicode.Scalar) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
  }

  /// A character in IBM037; those that no test needs become spaces.
  private static func ebcdic(_ scalar: Unicode.Scalar) -> UInt8 {
    let punctuation: [Unicode.Scalar: UInt8] = [
      "\n": 0x25, "\r": 0x0D, "<": 0x4C, ">": 0x6E, "/": 0x61, "?": 0x6F, "=": 0x7E, "\"": 0x7F, ".": 0x4B,
      ":": 0x7A,
      "-": 0x60, "$": 0x5B, "(": 0x4D, ")": 0x5D, "|": 0x4F, "_": 0x6D, "é": 0x51, "ü": 0xDC, "&": 0x50,
      ";": 0x5E,
    ]
    let value = UInt8(truncatingIfNeeded: scalar.value)
    switch scalar {
    case "a"..."i": return value - 0x61 + 0x81
    case "j"..."r": return value - 0x6A + 0x91
    case "s"..."z": return value - 0x73 + 0xA2
    case "A"..."I": return value - 0x41 + 0xC1
    case "J"..."R": return value - 0x4A + 0xD1
    case "S"..."Z": return value - 0x53 + 0xE2
    case "0"..."9": return value - 0x30 + 0xF0
    default: return punctuation[scalar] ?? 0x40
    }
  }
}
