/// The texts that are a date and time: ISO 8601, or `yyyy-MM-dd HH:mm:ss`. [P]
enum DateTimeText {
  /// Whether a text is a date, alone or with a time of day, fractions of a second and an offset from UTC.
  static func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text[...]
    guard let year = number(4, &rest), skip("-", &rest), let month = number(2, &rest), skip("-", &rest),
      let day = number(2, &rest), (1...12).contains(month), (1...days(in: month, of: year)).contains(day)
    else { return false }
    if rest.isEmpty { return true }
    guard skip("T", &rest) || skip(" ", &rest), timeOfDay(&rest) else { return false }
    return rest.isEmpty || offset(&rest) && rest.isEmpty
  }

  private static func timeOfDay(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let hour = number(2, &rest), hour < 24, skip(":", &rest), let minute = number(2, &rest), minute < 60
    else {
      return false
    }
    guard skip(":", &rest) else { return true }
    guard let second = number(2, &rest), second <= 60 else { return false }
    guard skip(".", &rest) || skip(",", &rest) else { return true }
    let fraction = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(fraction.count)
    return !fraction.isEmpty
  }

  private static func offset(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if skip("Z", &rest) { return true }
    guard skip("+", &rest) || skip("-", &rest), let hours = number(2, &rest), hours < 24 else { return false }
    if rest.isEmpty { return true }
    _ = skip(":", &rest)
    guard let minutes = number(2, &rest) else { return false }
    return minutes < 60
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ count: Int, _ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func skip(_ character: Unicode.Scalar, _ rest: inout Slice<UnsafeBufferPointer<UInt8>>)
    -> Bool
  {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
