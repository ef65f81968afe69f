import ApiInteractionKit

/// A number as it is written, compared without loss: `10.0` equals `10`, and no digit is rounded. [P]
struct DecimalText: Sendable {
  private let isNegative: Bool
  /// The digits without zeros at either end; none for zero.
  private let digits: [UInt8]
  /// The number is 0.DIGITS × 10^exponent.
  private let exponent: Int

  /// - Returns: nil unless the text is digits with an optional sign, fraction and exponent, white space around it apart.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    var rest = bytes[bytes.trimmedRange]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: \.isDigit)
      rest = rest.dropFirst(1 + fraction.count)
      if fraction.isEmpty { return nil }
    }
    guard !whole.isEmpty, let power = DecimalText.exponent(rest) else { return nil }
    let all = whole + fraction
    let leading = all.prefix { $0 == UInt8(ascii: "0") }.count
    let significant = all.dropFirst(leading)
    let trailing = significant.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    digits = Array(significant.dropLast(trailing))
    exponent = digits.isEmpty ? 0 : power + whole.count - leading
  }

  /// The power of ten that `e…` says, 0 for nothing; nil for anything else. One of more than 9 digits is no number.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return 0 }
    guard first == UInt8(ascii: "e") || first == UInt8(ascii: "E") else { return nil }
    let sign = text.dropFirst().first
    let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    let digits = text.dropFirst(isSigned ? 2 : 1)
    guard (1...9).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
    let power = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return sign == UInt8(ascii: "-") ? -power : power
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }
}

extension DecimalText: Comparable {
  static func == (left: DecimalText, right: DecimalText) -> Bool { !(left < right) && !(right < left) }

  static func < (left: DecimalText, right: DecimalText) -> Bool {
    if left.sign != right.sign { return left.sign < right.sign }
    return left.sign < 0 ? isSmaller(right, left) : isSmaller(left, right)
  }

  /// Whether the size of one is less than that of another.
  private static func isSmaller(_ left: DecimalText, _ right: DecimalText) -> Bool {
    if left.exponent != right.exponent, left.sign != 0 { return left.exponent < right.exponent }
    return left.digits.lexicographicallyPrecedes(right.digits)
  }
}
