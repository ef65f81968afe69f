extension UnsafeBufferPointer<UInt8> {
  /// Eight bytes as a word, the first the lowest; zeros past the end.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    guard count - offset >= 8 else {
      return self[offset...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let raw = UnsafeRawBufferPointer(self)
    return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension UInt64 {
  /// How many of its eight bytes, from the lowest on, are digits.
  @inline(__always)
  var leadingDigits: Int {
    let values = self ^ 0x3030_3030_3030_3030
    let others = (values &+ 0x7676_7676_7676_7676 | values) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// Its lowest bytes, and zeros for the others.
  @inline(__always)
  func prefix(_ count: Int) -> UInt64 {
    count >= 8 ? self : self & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
  }

  /// One of its bytes, the lowest being 0; `index` is below 8.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: self &>> UInt64(truncatingIfNeeded: index &* 8))
  }
}
