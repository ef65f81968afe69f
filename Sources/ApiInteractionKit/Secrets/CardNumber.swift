/// Finds numbers that are those of payment cards: 14 to 19 digits that begin as one does and have the right check digit.
package enum CardNumber {
  /// Whether a text holds as many digits as a card number has: almost none does.
  package static func mayBe(in facts: TextFacts) -> Bool { facts.digits >= shortest }

  /// The least length of one, in digits.
  private static let shortest = 14

  /// The greatest length of an escape, in bytes: `\u0034`.
  private static let longestEscape = 6

  /// Digits in a row, and where they stand.
  private struct Group {
    var digits: [UInt8] = []
    var range: Range<Int>
  }

  /// The ranges of the card numbers in a text; a hyphen, a space or two, those of word processors among them, may stand
  /// between groups of their digits, dots between four groups of four, and each character may be escaped for a URL, a form, JSON or XML.
  package static func all(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while let next = bytes[index...].firstIndex(where: \.isDigit) {
      if let end = dottedEnd(in: bytes, from: next) {
        found.append(next..<end)
        index = end
        continue
      }
      let (start, isWord) = start(of: next, after: index, in: bytes)
      let (count, end) = stretch(in: bytes, from: start)
      if count >= shortest {
        let isPart = end < bytes.count && isWordByte(bytes[end])
        // As the first track of a card has it: %B…^.
        let isTrack =
          start > 0 && bytes[start - 1] == UInt8(ascii: "B")
          && character(in: bytes, at: end)?.byte == UInt8(ascii: "^")
        found += numbers(
          among: groups(in: bytes, from: start), isWord: isWord && !isTrack, isPart: isPart)
      }
      index = count > 0 ? end : character(in: bytes, at: start)?.end ?? next + 1
    }
    return found
  }

  /// The end of a card number with dots, and nothing else, between its four groups of four.
  private static func dottedEnd(in bytes: [UInt8], from start: Int) -> Int? {
    let end = start + 19
    guard end <= bytes.count, bytes[start + 4] == UInt8(ascii: ".") else { return nil }
    let groups = bytes[start..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard groups.map(\.count) == [4, 4, 4, 4], groups.joined().allSatisfy(\.isDigit) else { return nil }
    let before = start > 0 ? bytes[start - 1] : .space
    if isWordByte(before) || before == UInt8(ascii: ".") { return nil }
    let after = bytes[end...].drop { $0 == UInt8(ascii: ".") }.first ?? .space
    if isWordByte(after) || after.isDigit { return nil }
    return isCard(groups.joined().map { $0 - UInt8(ascii: "0") }) ? end : nil
  }

  /// Where a digit begins, which may be escaped or a part of what is; and whether it goes on with a word.
  private static func start(of digit: Int, after index: Int, in bytes: [UInt8]) -> (start: Int, isWord: Bool)
  {
    let start = escape(before: digit, after: index, in: bytes) { $0 > digit } ?? digit
    let isWord = start > index && isWordByte(bytes[start - 1])
    return (start, isWord && escape(before: start, after: index, in: bytes) { $0 == start } == nil)
  }

  /// The escape near an offset whose end passes a test.
  private static func escape(
    before offset: Int, after index: Int, in bytes: [UInt8], where isEnd: (Int) -> Bool
  ) -> Int? {
    (max(index, offset - longestEscape)..<offset).first { start in
      EncodedScalar.mayBeEscape(bytes[start])
        && character(in: bytes, at: start).map { isEnd($0.end) } ?? false
    }
  }

  /// The ranges of the card numbers among groups.
  ///
  /// - Parameters:
  ///   - isWord: Whether letters come before the first.
  ///   - isPart: Whether letters follow the last of all groups.
  private static func numbers(among groups: [Group], isWord: Bool, isPart: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var next = 0
    while next < groups.count {
      let first = next == 0 && isWord ? nil : last(of: groups, from: next, isPart: isPart)
      if let last = first { found.append(groups[next].range.lowerBound..<groups[last].range.upperBound) }
      next = (first ?? next) + 1
    }
    return found
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { byte.isLetter || byte == UInt8(ascii: "_") }

  /// The character of ASCII at an offset, which may be escaped.
  private static func character(in bytes: [UInt8], at index: Int) -> (byte: UInt8, end: Int)? {
    guard index < bytes.count else { return nil }
    guard EncodedScalar.mayBeEscape(bytes[index]) else { return (bytes[index], index + 1) }
    let read = EncodedScalar.decoded(in: bytes, at: index, levels: 1)
    return read.flatMap { $0.scalar.isASCII ? (UInt8($0.scalar.value), $0.end) : nil }
  }

  private static func digit(in bytes: [UInt8], at index: Int) -> (byte: UInt8, end: Int)? {
    if index < bytes.count, bytes[index].isDigit { return (bytes[index], index + 1) }
    return character(in: bytes, at: index).flatMap { $0.byte.isDigit ? $0 : nil }
  }

  /// The end of the hyphen, the space or the two at an offset, which may be escaped.
  private static func separatorEnd(in bytes: [UInt8], at index: Int) -> Int? {
    guard let (isSpace, end) = separator(in: bytes, at: index) else { return nil }
    if isSpace, let next = separator(in: bytes, at: end), next.isSpace { return next.end }
    return end
  }

  private static func separator(in bytes: [UInt8], at index: Int) -> (isSpace: Bool, end: Int)? {
    guard index < bytes.count else { return nil }
    if " -".utf8.contains(bytes[index]) { return (bytes[index] == .space, index + 1) }
    guard bytes[index] >= 0x80 || EncodedScalar.mayBeEscape(bytes[index]),
      let read = EncodedScalar.decoded(in: bytes, at: index, levels: 1)
    else { return nil }
    switch read.scalar {
    // Spaces that do not break or are of another width; hyphens and dashes.
    case " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": return (true, read.end)
    case "-", "\u{2010}"..."\u{2013}": return (false, read.end)
    default: return nil
    }
  }

  /// How many digits stand from an offset on, single spaces and hyphens between them or not, and where the last one ends.
  private static func stretch(in bytes: [UInt8], from start: Int) -> (count: Int, end: Int) {
    var (count, end) = (0, start)
    var index = start
    while true {
      while let digit = digit(in: bytes, at: index) {
        count += 1
        index = digit.end
      }
      guard index > end else { return (count, end) }
      end = index
      guard let next = separatorEnd(in: bytes, at: index) else { return (count, end) }
      index = next
    }
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
      guard let next = separatorEnd(in: bytes, at: index) else { break }
      index = next
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

  /// Whether cards are issued with such a beginning in such a length (ISO/IEC 7812): other numbers are times, phones, devices.
  private static func isIssued(_ digits: [UInt8]) -> Bool {
    guard digits.count >= shortest else { return false }
    switch digits[..<4].reduce(0, { $0 * 10 + Int($1) }) {
    case 4000...4999: return digits.count == 16 || digits.count == 19
    case 5100...5599, 2221...2720: return digits.count == 16
    case 3400...3499, 3700...3799: return digits.count == 15
    case 3000...3059, 3090...3099, 3600...3699, 3800...3999: return digits.count == 14 || digits.count == 16
    case 3528...3589, 5000...5099, 5600...5899, 6000...6999: return (16...19).contains(digits.count)
    default: return false
    }
  }

  private static func isCard(_ digits: [UInt8]) -> Bool {
    guard isIssued(digits), digits.contains(where: { $0 != digits[0] }) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = Int(digit.element) * (digit.offset % 2 == 0 ? 1 : 2)
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }
}
