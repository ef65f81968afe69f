/// One `~~~REPLACE~~~`, or `~~~REPLACE:name~~~`, in a text.
public struct SlotToken: Sendable, Hashable {
  /// Where it stands, in UTF-8 offsets of the text.
  public let range: Range<Int>
  /// The name that it gives itself. [P]
  public let name: String?

  /// The token that begins at an offset.
  init?(in bytes: borrowing [UInt8], at start: Int) {
    guard bytes[start] == UInt8(ascii: "~"), bytes.has("~~~REPLACE", at: start) else { return nil }
    let end = start + 10
    if bytes.has("~~~", at: end) {
      range = start..<(end + 3)
      name = nil
      return
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ":"),
      let close = bytes[(end + 1)...].firstIndex(where: { $0 == UInt8(ascii: "~") || $0 < .space }),
      close > end + 1, bytes.has("~~~", at: close)
    else { return nil }
    range = start..<(close + 3)
    name = String(decoding: bytes[(end + 1)..<close], as: UTF8.self)
  }

  /// All tokens in a range, in order.
  static func all(in bytes: [UInt8], _ range: Range<Int>) -> [SlotToken] {
    var found: [SlotToken] = []
    var index = range.lowerBound
    while let start = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "~")) {
      if let token = SlotToken(in: bytes, at: start), token.range.upperBound <= range.upperBound {
        found.append(token)
        index = token.range.upperBound
      } else {
        index = start + 1
      }
    }
    return found
  }
}
