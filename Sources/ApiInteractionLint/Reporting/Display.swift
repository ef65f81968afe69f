/// How text looks in a terminal.
package enum Display {
  /// A text on one line: white space as spaces, and control characters, which a terminal would obey, as U+FFFD.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          guard isControl(scalar) else { return scalar }
          return scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : "\u{FFFD}"
        }))
  }

  /// The beginning of a text that is too long for a table.
  package static func cut(_ text: String) -> String {
    let start = text.prefix(101)
    return start.count > 100 ? start.prefix(99) + "…" : text
  }

  /// How many columns a text fills.
  package static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Control characters, those that change the direction of what follows, and those that XML cannot carry.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
