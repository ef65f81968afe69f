/// Finds numbers that are those of payment cards: 13 to 19 digits that begin as one does and have the right check digit.
package enum CardNumber {
  /// Whether a text holds as many digits as a card number has: almost none does.
  package static func mayBe(in facts: TextFacts) -> Bool { facts.digits >= 13 }

  /// The ranges of the card numbers in a text; single spaces and hyphens may stand between groups of their digits.
  package static func all(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let groups = groups(in: bytes, from: index)
      let end = groups.last?.upperBound ?? index + 1
      let isWord = index > 0 && isWordByte(bytes[index - 1])
      let isPart = end < bytes.count && isWordByte(bytes[end])
      var next = 0
      while next < groups.count {
        let first = next == 0 && isWord ? nil : last(of: groups, from: next, in: bytes, isPart: isPart)
        if let last = first { found.append(groups[next].lowerBound..<groups[last].upperBound) }
        next = (first ?? next) + 1
      }
      index = end
    }
    return found
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { byte.isLetter || byte == UInt8(ascii: "_") }

  /// The runs of digits from an offset on that single spaces or hyphens join.
  private static func groups(in bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var index = start
    while index < bytes.count, bytes[index].isDigit {
      let end = bytes[index...].firstIndex { !$0.isDigit } ?? bytes.count
      groups.append(index..<end)
      guard end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "-") else {
        break
      }
      index = end + 1
    }
    return groups
  }

  /// The last group of the card number that begins with a group, if one does.
  ///
  /// - Parameter isPart: Whether letters follow the last of all groups.
  private static func last(of groups: [Range<Int>], from start: Int, in bytes: [UInt8], isPart: Bool) -> Int?
  {
    var digits: [UInt8] = []
    for index in start..<groups.count {
      guard digits.count + groups[index].count <= 19 else { return nil }
      digits += bytes[groups[index]].map { $0 - UInt8(ascii: "0") }
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
