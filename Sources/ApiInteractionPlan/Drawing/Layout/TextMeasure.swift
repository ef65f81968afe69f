/// How wide a text is at the most in the fonts that browsers have for `sans-serif`, of which DejaVu Sans is the widest.
///
/// Whoever draws has no fonts. What is reserved may be more than is filled, never less.
enum TextMeasure {
  /// - Returns: The width in pixels.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size * (isBold ? 1.12 : 1)
  }

  /// The beginning of a text that is too wide, with an ellipsis.
  static func fit(_ text: String, size: Double, isBold: Bool = false, within limit: Double) -> String {
    // No text of so many letters fits, and one may be very long, or have very many marks on a letter.
    let start = String(text.unicodeScalars.prefix(Int(limit)))
    if start.utf8.count == text.utf8.count, width(text, size: size, isBold: isBold) <= limit { return text }
    var rest = limit - width("…", size: size, isBold: isBold)
    let kept = start.prefix { character in
      rest -= width(String(character), size: size, isBold: isBold)
      return rest >= 0
    }
    return kept + "…"
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "'", ",", ".", ":", ";", "|", " ", "!": return 0.42
    case "f", "t", "r", "(", ")", "[", "]", "/", "\\", "-", "\"", "*": return 0.52
    case "m", "w", "M", "W", "@", "%", "…", "→", "↑", "↓": return 1
    case "a"..."z", "0"..."9", "_", "?", "$", "·": return 0.65
    case "A"..."Z", "&", "#", "+", "=", "<", ">", "~", "^", "≠": return 0.84
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.value < 0x250 { return 0.9 }
    // Ideographs, pictures, and whatever else may be wide.
    return scalar.value < 0x1100 ? 1.1 : 1.4
  }
}
