import CByteMasks

/// The length of the UTF-8 sequence at `index`, 1 to 4 bytes, or 0 where the bytes are not UTF-8 (RFC 3629).
@inline(__always)
func validUTF8Length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  let first = bytes[index]
  if first < 0x80 { return 1 }
  let left = bytes.count - index
  func isContinuation(_ offset: Int) -> Bool { bytes[index + offset] & 0xC0 == 0x80 }
  if first < 0xE0 {
    return first >= 0xC2 && left > 1 && isContinuation(1) ? 2 : 0
  }
  if first < 0xF0 {
    guard left > 2, isContinuation(1), isContinuation(2) else { return 0 }
    if first == 0xE0 { return bytes[index + 1] >= 0xA0 ? 3 : 0 }
    if first == 0xED { return bytes[index + 1] < 0xA0 ? 3 : 0 }
    return 3
  }
  guard first < 0xF5, left > 3, isContinuation(1), isContinuation(2), isContinuation(3) else { return 0 }
  if first == 0xF0 { return bytes[index + 1] >= 0x90 ? 4 : 0 }
  if first == 0xF4 { return bytes[index + 1] < 0x90 ? 4 : 0 }
  return 4
}

extension Unicode.Scalar {
  /// Whether nothing is seen of the character: a space of another kind, or one that only says how others are set.
  package var isInvisible: Bool {
    switch properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .format: self != " "
    default: false
    }
  }

  /// Whether an XML 1.0 document may hold this character.
  package var isAllowedInXML: Bool {
    value >= 0x20 ? value & ~1 != 0xFFFE : value == 0x09 || value == 0x0A || value == 0x0D
  }
}

extension String {
  /// The first character that an XML document may not hold, and its UTF-8 offsets.
  var firstOutsideXML: (character: Unicode.Scalar, range: Range<Int>)? {
    guard let index = unicodeScalars.firstIndex(where: { !$0.isAllowedInXML }) else { return nil }
    let start = utf8.distance(from: startIndex, to: index)
    return (unicodeScalars[index], start..<(start + UTF8.width(unicodeScalars[index])))
  }
}

extension [UInt8] {
  /// The first place that is not valid UTF-8.
  package var firstInvalidUTF8: Int? {
    withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let length = validUTF8Length(bytes, at: index)
        if length == 0 { return index }
        index += length
      }
      return nil
    }
  }

  /// The first place that is not valid UTF-8, or that is a character which XML does not allow.
  var firstInvalidXMLCharacter: (offset: Int, character: Unicode.Scalar?)? {
    withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        // Many bytes at a time, while all are ASCII.
        if bytes.count - index >= 64, let start = bytes.baseAddress {
          let others = other_text_mask(start + index)
          if others == 0 {
            index += 64
            continue
          }
          index += others.trailingZeroBitCount
        } else if bytes.count - index >= 8, case let word = bytes.word(at: index),
          (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
          continue
        }
        let byte = bytes[index]
        if byte < 0x20, !byte.isWhiteSpace { return (index, Unicode.Scalar(byte)) }
        let length = validUTF8Length(bytes, at: index)
        if length == 0 { return (index, nil) }
        if length == 3, byte == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
          return (index, bytes[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}")
        }
        index += length
      }
      return nil
    }
  }
}

extension Unicode.Scalar {
  /// The character's number as Unicode writes it: `U+00E9`.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
