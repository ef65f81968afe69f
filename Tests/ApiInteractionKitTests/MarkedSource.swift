@testable import ApiInteractionKit

/// A text in which ranges are marked: `⟦` before each, `⟧` after it. The marks are no part of the text.
struct MarkedSource {
  let source: SourceText
  /// The marked ranges, by where they begin.
  let ranges: [SourceRange]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [(place: Int, index: Int)] = []
    var ranges: [SourceRange] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append((bytes.count, ranges.count))
        ranges.append(SourceRange(bytes.count, bytes.count))
      case "⟧":
        guard let mark = open.popLast() else { continue }
        ranges[mark.index] = SourceRange(mark.place, bytes.count)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    source = SourceText(bytes)
    self.ranges = ranges
  }
}

/// A diagnostic as a table states it.
struct Finding: Hashable, CustomStringConvertible {
  let rule: String
  let range: SourceRange
  let message: String

  init(_ rule: String, _ range: SourceRange, _ message: String) {
    self.rule = rule
    self.range = range
    self.message = message
  }

  init(_ diagnostic: Diagnostic) {
    self.init(diagnostic.rule, diagnostic.range, diagnostic.message)
  }

  var description: String { "\(rule) \(range.start)..<\(range.end) “\(message)”" }
}

/// A rule and a place: a diagnostic without its words.
struct Place: Hashable, CustomStringConvertible {
  let rule: String
  let range: SourceRange

  init(_ rule: String, _ range: SourceRange) {
    self.rule = rule
    self.range = range
  }

  init(_ diagnostic: Diagnostic) {
    self.init(diagnostic.rule, diagnostic.range)
  }

  var description: String { "\(rule) \(range.start)..<\(range.end)" }
}
