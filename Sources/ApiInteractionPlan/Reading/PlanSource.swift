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
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return SourceRange(start, end(ofQuoted: rest) ?? rest.endIndex)
    // The text stands below.
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return SourceRange(start, rest.endIndex)
    default: return SourceRange(start, min(start + scalar.utf8.count, rest.endIndex))
    }
  }

  /// Where a text in quotes ends; nil if it goes on in the next line.
  private func end(ofQuoted text: ArraySlice<UInt8>) -> Int? {
    guard let quote = text.first else { return nil }
    let isSingle = quote == UInt8(ascii: "'")
    var index = text.startIndex + 1
    while index < text.endIndex {
      // What stands for a quote in the text.
      let isEscape = isSingle ? text[index...].starts(with: "''".utf8) : text[index] == UInt8(ascii: "\\")
      if !isEscape, text[index] == quote { return index + 1 }
      index += isEscape ? 2 : 1
    }
    return nil
  }
}
