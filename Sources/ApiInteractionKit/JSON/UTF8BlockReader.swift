import CByteMasks

/// Checks UTF-8 in blocks of 64 bytes (RFC 3629).
struct UTF8BlockReader {
  /// Where in the next block bytes are expected that continue a sequence.
  private(set) var expected: UInt64 = 0
  /// 1 if the next block begins after such a byte.
  private var e0: UInt64 = 0
  private var ed: UInt64 = 0
  private var f0: UInt64 = 0
  private var f4: UInt64 = 0

  /// The bytes at which a block is not UTF-8.
  mutating func faults(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    let masks = utf8_byte_masks_read(bytes)
    let continuation = masks.lead2 << 1 | masks.lead3 << 2 | masks.lead4 << 3 | expected
    expected = masks.lead2 >> 63 | masks.lead3 >> 62 | masks.lead4 >> 61
    var faults = continuation ^ masks.continuation | masks.never
    faults |= UTF8BlockReader.next(masks.e0, &e0) & ~masks.high
    faults |= UTF8BlockReader.next(masks.ed, &ed) & masks.high
    faults |= UTF8BlockReader.next(masks.f0, &f0) & masks.low
    faults |= UTF8BlockReader.next(masks.f4, &f4) & ~masks.low
    return faults
  }

  private static func next(_ bits: UInt64, _ carry: inout UInt64) -> UInt64 {
    defer { carry = bits >> 63 }
    return bits << 1 | carry
  }
}
