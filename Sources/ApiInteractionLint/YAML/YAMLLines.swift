import ApiInteractionKit
import Yams

/// The lines of a YAML file, as YAML counts them: U+0085, U+2028 and U+2029 end one as well.
final class YAMLLines: Sendable {
  private static let ownBreaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]

  /// The lines, counted from 1, that hold a comment which was meant to be a placeholder.
  private let lines: [Int: [Unicode.Scalar]]
  /// Where each line begins for everyone else; empty where all count alike.
  private let starts: [SourceLocation]

  init(_ text: String) {
    var lines: [Int: [Unicode.Scalar]] = [:]
    for (index, line) in YAMLLines.all(of: text).enumerated() where line.contains("#(") {
      lines[index + 1] = Array(line.unicodeScalars)
    }
    self.lines = lines
    starts =
      text.unicodeScalars.contains(where: YAMLLines.ownBreaks.contains) ? YAMLLines.starts(in: text) : []
  }

  private static func all(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  private static func starts(in text: String) -> [SourceLocation] {
    var starts = [SourceLocation(line: 1, column: 1)]
    var (line, column) = (1, 1)
    let scalars = text.unicodeScalars
    for (index, scalar) in zip(scalars.indices, scalars) {
      let next = scalars.index(after: index)
      if scalar == "\r", next < scalars.endIndex, scalars[next] == "\n" { continue }
      (line, column) = scalar == "\n" || scalar == "\r" ? (line + 1, 1) : (line, column + 1)
      if column == 1 || ownBreaks.contains(scalar) {
        starts.append(SourceLocation(line: line, column: column))
      }
    }
    return starts
  }

  /// The place of a mark, as everyone else counts.
  func location(of mark: Mark) -> SourceLocation {
    guard let last = starts.last, mark.line > 0 else {
      return SourceLocation(line: mark.line, column: mark.column)
    }
    // What is missing at the end is placed behind the last line.
    guard mark.line <= starts.count else {
      return SourceLocation(line: last.line + mark.line - starts.count, column: mark.column)
    }
    let start = starts[mark.line - 1]
    return SourceLocation(line: start.line, column: start.column + mark.column - 1)
  }

  /// Whether a scalar that stands at a place, both counted from 1, is followed by `#(` on its line.
  func hasPlaceholder(after scalar: String, line: Int, column: Int) -> Bool {
    guard let rest = lines[line]?.dropFirst(column - 1) else { return false }
    let scalar = Array(scalar.unicodeScalars)
    guard rest.starts(with: scalar) else { return false }
    let after = rest.dropFirst(scalar.count).drop { $0 == " " || $0 == "\t" || $0 == ":" }
    return after.starts(with: "#(".unicodeScalars)
  }
}
