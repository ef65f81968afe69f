import CByteMasks

/// What there is in a text that goes into another, as is quick to see.
struct TextGlance: Sendable {
  private let kinds: UInt8

  init(_ text: String) {
    kinds =
      text.utf8.withContiguousStorageIfAvailable { bytes in
        bytes.baseAddress.map { byte_glance($0, bytes.count) } ?? 0
      } ?? .max
  }

  init(_ bytes: ArraySlice<UInt8>) {
    kinds = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { byte_glance($0, bytes.count) } ?? 0
    }
  }

  /// Whether there may be a `~`, `$` or `#`, of which holes are made.
  var mayHoldSign: Bool { kinds & UInt8(GLANCE_SIGN) != 0 }
  /// Whether there may be what XML takes for markup, for the end of a section, or for a line end.
  var mayHoldMarkup: Bool { kinds & UInt8(GLANCE_MARKUP) != 0 }
  /// Whether there may be anything but ASCII that is to be seen, and spaces.
  var mayHoldOther: Bool { kinds & UInt8(GLANCE_OTHER) != 0 }
}
