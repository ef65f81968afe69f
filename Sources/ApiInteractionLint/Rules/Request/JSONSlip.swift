import ApiInteractionKit

/// A slip by which a text stopped being JSON and that is plain: told where it is, which need not be where it shows.
struct JSONSlip {
  let message: String
  /// The characters that are wrong.
  let range: Range<Int>

  /// - Parameters:
  ///   - fault: Where the text cannot be read further.
  ///   - outline: What has been read before it.
  init?(behind fault: JSONSyntaxError, in outline: JSONOutline, of bytes: [UInt8]) {
    let slips = [
      JSONSlip(hiddenAt: fault.offset, in: bytes),
      JSONSlip(commaBefore: fault.offset, in: outline, of: bytes),
      JSONSlip(quoteBefore: fault.offset, in: bytes),
    ]
    guard let slip = slips.compactMap(\.self).first else { return nil }
    self = slip
  }

  private init(_ message: String, _ range: Range<Int>) {
    self.message = message
    self.range = range
  }

  /// A character that is not seen.
  private init?(hiddenAt offset: Int, in bytes: [UInt8]) {
    guard let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first,
      character.isInvisible
    else { return nil }
    self.init(
      "Here stands \(character.codePoint), which is not seen. Remove it.",
      offset..<(offset + UTF8.width(character)))
  }

  /// A comma in a number of an object, where no other member can begin: `"a": 1,5`.
  private init?(commaBefore offset: Int, in outline: JSONOutline, of bytes: [UInt8]) {
    guard offset < bytes.count, bytes[offset].isDigit, let number = outline.entries.last, number.key != nil,
      number.kind == .number, number.range.upperBound + 1 == offset, bytes[offset - 1] == UInt8(ascii: ","),
      bytes[number.range].allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") })
    else { return nil }
    self.init(
      "A number has a decimal point and no comma. Write . for the comma.", number.range.upperBound..<offset)
  }

  /// A quote as word processors write it that was meant to close a string: before a sign that can only stand after one.
  private init?(quoteBefore offset: Int, in bytes: [UInt8]) {
    let text = JSONSlip.string(before: offset, in: bytes)
    guard let start = text.first(where: { JSONSlip.quote(at: $0, in: bytes) != nil }),
      let quote = JSONSlip.quote(at: start, in: bytes)
    else { return nil }
    let end = start + quote.utf8.count
    guard let next = bytes[end...].first(where: { !$0.isWhiteSpace }), ",:}]".utf8.contains(next) else {
      return nil
    }
    self.init("This string is not closed here. Write \" for the typographic quote \(quote).", start..<end)
  }

  private static func quote(at offset: Int, in bytes: [UInt8]) -> String? {
    ["“", "”", "„", "«", "»"].first { bytes[offset...].starts(with: $0.utf8) }
  }

  /// What the string holds in which a place lies, or which ends right before it; all before the place is JSON.
  private static func string(before offset: Int, in bytes: [UInt8]) -> Range<Int> {
    var opening: Int?
    var last = 0..<0
    var index = 0
    while index < offset {
      if bytes[index] == UInt8(ascii: "\"") {
        if let start = opening { last = start..<index }
        opening = opening == nil ? index + 1 : nil
      } else if opening == nil, !bytes[index].isWhiteSpace {
        last = 0..<0
      }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return opening.map { $0..<max($0, offset) } ?? last
  }
}
