import ApiInteractionKit
import ApiInteractionLint

/// Places values of a plan's file in its text.
struct PlanSource {
  let text: SourceText
  private let lines: LineTable

  init(_ bytes: [UInt8]) {
    text = SourceText(bytes)
    lines = LineTable(text)
  }

  /// A scalar with its quotes; of a mapping or a sequence, the rest of the line at which it begins.
  func range(of value: YAMLValue) -> SourceRange {
    guard let start = value.location.map(lines.offset) else { return SourceRange(0, 0) }
    let line = text.bytes[start..<max(start, lines.line(at: start).end)]
    let rest = line[..<line.trimmedRange.upperBound]
    guard let scalar = value.scalar, let first = rest.first else { return SourceRange(start, rest.endIndex) }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let close = rest.dropFirst().firstIndex(of: first)
      return SourceRange(start, close.map { $0 + 1 } ?? rest.endIndex)
    }
    return SourceRange(start, min(start + scalar.utf8.count, rest.endIndex))
  }
}
