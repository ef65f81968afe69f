import ApiInteractionKit
import ApiInteractionLint

/// Places values of a plan's file in its text.
struct PlanSource {
  let text: SourceText
  private let lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
    text = SourceText(bytes)
    lineStarts = [0] + ends.map { $0 + 1 }
  }

  /// A scalar with its quotes; of a mapping or a sequence, the rest of the line at which it begins.
  func range(of value: YAMLValue) -> SourceRange {
    guard let start = value.location.map(offset) else { return SourceRange(0, 0) }
    let line = text.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    let rest = line[..<line.trimmedRange.upperBound]
    guard let scalar = value.scalar, let first = rest.first else { return SourceRange(start, rest.endIndex) }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let close = rest.dropFirst().firstIndex(of: first)
      return SourceRange(start, close.map { $0 + 1 } ?? rest.endIndex)
    }
    return SourceRange(start, min(start + scalar.utf8.count, rest.endIndex))
  }

  /// Where a place lies; columns count Unicode scalars.
  func offset(of place: SourceLocation) -> Int {
    guard lineStarts.indices.contains(place.line - 1) else { return text.bytes.count }
    var offset = lineStarts[place.line - 1]
    for _ in 1..<max(1, place.column) {
      guard offset < text.bytes.count, text.bytes[offset] != UInt8(ascii: "\n") else { return offset }
      offset += 1
      while offset < text.bytes.count, text.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }
}
