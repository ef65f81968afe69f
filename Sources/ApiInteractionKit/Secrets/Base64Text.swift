/// A stretch of a text that may be base64, in the alphabet of RFC 4648, 4 or 5, perhaps wrapped in lines.
struct Base64Text {
  /// A line of it.
  private struct Line {
    /// How many characters stand before it.
    let before: Int
    let start: Int
    var end: Int
  }

  /// Shorter ones hold nothing that is looked for, in characters.
  private static let shortest = 6

  /// Shorter ones hold no name with a value, in characters.
  private static let shortestText = 8

  /// What its characters stand for, six bits each.
  private var values: [UInt8] = []
  private var lines: [Line] = []

  /// All that a text has.
  ///
  /// - Parameter levels: How often each character may be escaped.
  static func all(in bytes: [UInt8], levels: Int) -> [Base64Text] {
    var found: [Base64Text] = []
    var index = 0
    while index < bytes.count {
      var text = Base64Text()
      let end = text.read(bytes, from: index, levels: levels)
      if text.values.count >= shortest { found.append(text) }
      index = max(end, index + 1)
    }
    return found
  }

  /// The texts that it may encode: a name and a `=`, or a word in a line of its own, may stand before the first of its lines.
  var texts: [(bytes: [UInt8], range: SourceRange)] {
    lines.prefix(2).compactMap { line in
      guard let last = lines.last, values.count - line.before >= Base64Text.shortestText else { return nil }
      let decoded = decoded(from: line.before)
      let bytes = Base64Text.octets(ofWide: decoded)?.map { decoded[$0] } ?? decoded
      return bytes.firstInvalidUTF8 == nil ? (bytes, SourceRange(line.start, last.end)) : nil
    }
  }

  /// What it encodes, if that begins with one of its first four characters: what stands before may look like base64, too.
  func decoded(from first: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count / 4 * 3 + 2)
    var bits: UInt32 = 0
    for (index, value) in values.dropFirst(first).enumerated() {
      bits = bits << 6 | UInt32(value)
      if index % 4 > 0 { bytes.append(UInt8(truncatingIfNeeded: bits >> (6 - 2 * UInt32(index % 4)))) }
    }
    return bytes
  }

  /// Where the bytes of a text in UTF-16 stand that are not zero, those of its Latin letters; nil if it is none.
  static func octets(ofWide bytes: [UInt8]) -> [Int]? {
    let octets = bytes.indices.filter { bytes[$0] != 0 }
    return bytes.count - octets.count >= bytes.count / 3 ? octets : nil
  }

  /// Where the lines stand that encode some of the bytes of ``decoded(from:)``.
  func range(of part: SourceRange, from first: Int) -> SourceRange {
    let last = part.end - 1
    return SourceRange(
      line(of: first + part.start / 3 * 4 + part.start % 3).start,
      line(of: first + last / 3 * 4 + last % 3 + 1).end)
  }

  private func line(of character: Int) -> Line {
    lines[lines.partitionPoint { $0.before <= character } - 1]
  }

  // MARK: - Reading

  /// Reads on from an offset; gives that at which it ends.
  private mutating func read(_ bytes: [UInt8], from start: Int, levels: Int) -> Int {
    var index = start
    var isNewLine = true
    while let read = Base64Text.character(in: bytes, at: index, levels: levels) {
      if let value = Base64Text.value(of: read.scalar) {
        if isNewLine { lines.append(Line(before: values.count, start: index, end: index)) }
        isNewLine = false
        values.append(value)
        lines[lines.count - 1].end = read.end
      } else if values.isEmpty {
        return read.end
      } else if read.scalar == "=" {
        lines[lines.count - 1].end = read.end
        isNewLine = true
      } else if read.scalar == "\n" || read.scalar == "\r" || isNewLine && read.scalar == " " {
        isNewLine = true
      } else {
        return index
      }
      index = read.end
    }
    return index
  }

  /// A character as it is meant; + stands for itself.
  private static func character(in bytes: [UInt8], at index: Int, levels: Int) -> EncodedScalar? {
    let isPlus = index < bytes.count && bytes[index] == UInt8(ascii: "+")
    return EncodedScalar.decoded(in: bytes, at: index, levels: isPlus ? 0 : levels)
  }

  private static func value(of scalar: Unicode.Scalar) -> UInt8? {
    guard let byte = UInt8(exactly: scalar.value) else { return nil }
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): return 63
    default: return nil
    }
  }
}
