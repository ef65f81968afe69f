/// Finds numbers that are those of payment cards: 13 to 19 digits that begin as one does and have the right check digit.
package enum CardNumber {
  /// Whether a text holds as many digits as a card number has: almost none does.
  package static func mayBe(in facts: TextFacts) -> Bool { facts.digits >= 13 }

  /// Digits in a row, and where they stand.
  private struct Group {
    var digits: [UInt8] = []
    var range: Range<Int>
  }

  /// The ranges of the card numbers in a text; single spaces and hyphens may stand between groups of their digits, and each
  /// character may be escaped for a URL, a form, JSON or XML.
  package static func all(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    var isWord = false
    while index < bytes.count {
      guard digit(in: bytes, at: index) != nil else {
        isWord = isWordByte(bytes[index])
        index = character(in: bytes, at: index)?.end ?? index + 1
        continue
      }
      let groups = groups(in: bytes, from: index)
      let end = groups.last?.range.upperBound ?? index + 1
      let isPart = end < bytes.count && isWordByte(bytes[end])
      var next = 0
      while next < groups.count {
        let first = next == 0 && isWord ? nil : last(of: groups, from: next, isPart: isPart)
        if let last = first { found.append(groups[next].range.lowerBound..<groups[last].range.upperBound) }
        next = (first ?? next) + 1
      }
      index = end
      isWord = false
    }
    return found
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { byte.isLetter || byte == UInt8(ascii: "_") }

  /// The character of ASCII at an offset, which may be escaped.
  private static func character(in bytes: [UInt8], at index: Int) -> (byte: UInt8, end: Int)? {
    guard index < bytes.count else { return nil }
    guard EncodedScalar.mayBeEscape(bytes[index]) else { return (bytes[index], index + 1) }
    let read = EncodedScalar.decoded(in: bytes, at: index, levels: 1)
    return read.flatMap { read in UInt8(exactly: read.scalar.value).map { ($0, read.end) } }
  }

  private static func digit(in bytes: [UInt8], at index: Int) -> (byte: UInt8, end: Int)? {
    character(in: bytes, at: index).flatMap { $0.byte.isDigit ? $0 : nil }
  }

  /// The runs of digits from an offset on that single spaces or hyphens join.
  private static func groups(in bytes: [UInt8], from start: Int) -> [Group] {
    var groups: [Group] = []
    var index = start
    while digit(in: bytes, at: index) != nil {
      var group = Group(range: index..<index)
      while let digit = digit(in: bytes, at: index) {
        group.digits.append(digit.byte - UInt8(ascii: "0"))
        index = digit.end
      }
      group.range = group.range.lowerBound..<index
      groups.append(group)
      guard let separator = character(in: bytes, at: index), " -".utf8.contains(separator.byte) else { break }
      index = separator.end
    }
    return groups
  }

  /// The last group of the card number that begins with a group, if one does.
  ///
  /// - Parameter isPart: Whether letters follow the last of all groups.
  private static func last(of groups: [Group], from start: Int, isPart: Bool) -> Int? {
    var digits: [UInt8] = []
    for index in start..<groups.count {
      guard digits.count + groups[index].digits.count <= 19 else { return nil }
      digits += groups[index].digits
      if isCard(digits), !(isPart && index == groups.count - 1) { return index }
    }
    return nil
  }

  private static func isCard(_ digits: [UInt8]) -> Bool {
    guard (13...19).contains(digits.count), let first = digits.first, (2...6).contains(first),
      digits.contains(where: { $0 != first })
    else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = Int(digit.element) * (digit.offset % 2 == 0 ? 1 : 2)
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }
}
