extension UInt8 {
  @usableFromInline static let tab: UInt8 = 0x09
  @usableFromInline static let lineFeed: UInt8 = 0x0A
  @usableFromInline static let carriageReturn: UInt8 = 0x0D
  @usableFromInline static let space: UInt8 = 0x20

  /// White space as XML, JSON and HTTP agree on it: space, tab, CR, LF.
  @inlinable package var isWhiteSpace: Bool {
    self == .space || self == .tab || self == .lineFeed || self == .carriageReturn
  }
  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
  @inlinable package var isDigit: Bool { self &- 0x30 < 10 }
  @inlinable package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// The value of a hexadecimal digit.
  package var hexValue: UInt8? {
    if isDigit { return self - 0x30 }
    return (self | 0x20) &- 0x61 < 6 ? (self | 0x20) - 0x61 + 10 : nil
  }
  @inlinable package var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension Collection<UInt8> {
  /// The number of bytes of the byte order mark of UTF-8 with which they begin: 3, or 0 without one.
  package var byteOrderMarkLength: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Whether the bytes at `index` begin with an ASCII text.
  @inlinable package func has(_ text: StaticString, at index: Index) -> Bool {
    var index = index
    for offset in 0..<text.utf8CodeUnitCount {
      guard index < endIndex, self[index] == text.utf8Start[offset] else { return false }
      formIndex(after: &index)
    }
    return true
  }
}

extension BidirectionalCollection<UInt8> {
  /// The range without white space at either end; an empty range at the end where there is nothing else.
  @inlinable package var trimmedRange: Range<Index> {
    guard let first = firstIndex(where: { !$0.isWhiteSpace }) else { return endIndex..<endIndex }
    var end = endIndex
    while end > first, self[index(before: end)].isWhiteSpace { end = index(before: end) }
    return first..<end
  }
}

extension String {
  /// The end of a text, of so many bytes at the most, that begins with a whole character.
  package func end(ofLength count: Int) -> String {
    guard utf8.count > count else { return self }
    let rest = utf8.suffix(count).drop { $0 & 0xC0 == 0x80 }
    return String(decoding: rest, as: UTF8.self)
  }

  /// The text of a range of UTF-8 offsets.
  package subscript(utf8 range: Range<Int>) -> String {
    String(
      decoding: utf8[
        utf8.index(
          startIndex, offsetBy: range.lowerBound)..<utf8.index(startIndex, offsetBy: range.upperBound)],
      as: UTF8.self)
  }
}
