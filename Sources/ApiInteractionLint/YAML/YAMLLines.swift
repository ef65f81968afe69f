import ApiInteractionKit
import Yams

/// The lines of a YAML file, as YAML counts them: U+0085, U+2028 and U+2029 end one as well.
final class YAMLLines: Sendable {
  private static let ownBreaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]

  /// The lines, counted from 1, that hold a comment which was meant to be a placeholder.
  private let lines: [Int: [Unicode.Scalar]]
  /// Where each line begins for everyone else; empty where all count alike.
  private let starts: [SourceLocation]
  private let text: String
  /// All lines.
  private let all: [Substring]

  init(_ text: String) {
    self.text = text
    all = YAMLLines.all(of: text)
    var lines: [Int: [Unicode.Scalar]] = [:]
    for (index, line) in all.enumerated() where line.contains("#(") {
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

  /// The line of a mark up to it, with what stands there.
  func text(upTo mark: Mark) -> String {
    let line = all.dropFirst(max(0, mark.line - 1)).first ?? ""
    return String(String.UnicodeScalarView(line.unicodeScalars.prefix(max(0, mark.column))))
  }

  /// The white space that YAML takes for text with which the line of a mark, or the one before it, is indented.
  func oddIndentation(before mark: Mark) -> (character: Unicode.Scalar, location: SourceLocation)? {
    for line in [mark.line - 1, mark.line] where all.indices.contains(line - 1) {
      let scalars = all[line - 1].unicodeScalars
      let spaces = scalars.prefix { $0 == " " }
      guard let character = scalars[spaces.endIndex...].first, character.isOddSpace else { continue }
      return (character, location(line, spaces.count + 1))
    }
    return nil
  }

  /// The word behind the character at a mark.
  func word(after mark: Mark) -> String {
    let line = all.dropFirst(max(0, mark.line - 1)).first ?? ""
    let rest = line.unicodeScalars.dropFirst(mark.column)
    return String(
      String.UnicodeScalarView(
        rest.prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-" }))
  }

  /// Whether the alias at a mark has the name of an anchor.
  func isAnchor(at mark: Mark) -> Bool {
    let name = word(after: mark)
    return !name.isEmpty && text.contains("&\(name)")
  }

  /// The place of a mark, as everyone else counts.
  func location(of mark: Mark) -> SourceLocation { location(mark.line, mark.column) }

  private func location(_ line: Int, _ column: Int) -> SourceLocation {
    guard let last = starts.last, line > 0 else { return SourceLocation(line: line, column: column) }
    // What is missing at the end is placed behind the last line.
    guard line <= starts.count else {
      return SourceLocation(line: last.line + line - starts.count, column: column)
    }
    let start = starts[line - 1]
    return SourceLocation(line: start.line, column: start.column + column - 1)
  }

  /// Where the first alias behind a mark stands: a `*` that begins a word, in no comment.
  func alias(after mark: Mark) -> SourceLocation? {
    for index in all.indices.dropFirst(mark.line - 1) {
      let scalars = Array(all[index].unicodeScalars)
      let start = index == mark.line - 1 ? mark.column : 0
      let found = scalars.indices.dropFirst(start).first { column in
        let isStart = column == 0 || " \t:,[{".unicodeScalars.contains(scalars[column - 1])
        return isStart && (scalars[column] == "*" || scalars[column] == "#")
      }
      if let found, scalars[found] == "*" { return location(index + 1, found + 1) }
    }
    return nil
  }

  /// Where a key of a mapping stands for the second time: on a line of its own, or in braces.
  ///
  /// - Parameter mark: The place of the mapping's first key, which is told of a key that is written in another way.
  func second(of key: String, after mark: Mark, in text: String) -> SourceLocation {
    guard mark.column > 0 else { return location(of: mark) }
    let written = [key, "\"\(key)\"", "'\(key)'"].map { Array($0.unicodeScalars) }
    for (index, line) in YAMLLines.all(of: text).enumerated().dropFirst(mark.line) {
      let scalars = line.unicodeScalars
      guard scalars.prefix(mark.column - 1).allSatisfy({ $0 == " " }) else { continue }
      if YAMLLines.isKey(written, in: Array(scalars).dropFirst(mark.column - 1)) {
        return location(index + 1, mark.column)
      }
    }
    return YAMLLines.secondInBraces(of: written, after: mark, in: text).map(location) ?? location(of: mark)
  }

  private static func secondInBraces(
    of written: [[Unicode.Scalar]], after mark: Mark, in text: String
  ) -> (line: Int, column: Int)? {
    var (depth, count, mayBeKey) = (0, 0, true)
    var (quote, isEscaped) = (Unicode.Scalar?.none, false)
    for (index, line) in all(of: text).enumerated().dropFirst(mark.line - 1) {
      let scalars = Array(line.unicodeScalars)
      for column in scalars.indices.dropFirst(index == mark.line - 1 ? mark.column - 1 : 0) {
        let scalar = scalars[column]
        if mayBeKey, depth == 0, isKey(written, in: scalars[column...]) {
          count += 1
          if count == 2 { return (index + 1, column + 1) }
        }
        if let open = quote {
          if scalar == open, !(open == "\"" && isEscaped) { quote = nil }
          isEscaped = scalar == "\\" && !isEscaped
          continue
        }
        if scalar == "#", column == 0 || " \t".unicodeScalars.contains(scalars[column - 1]) { break }
        switch scalar {
        // Two in a row are one within quotes.
        case "'", "\"":
          if mayBeKey || column > 0 && " :[{'".unicodeScalars.contains(scalars[column - 1]) { quote = scalar }
          isEscaped = false
        case "{", "[": depth += 1
        case "}", "]": depth -= 1
        default: break
        }
        if depth < 0 { return nil }
        mayBeKey = scalar == "," || mayBeKey && scalar == " "
      }
    }
    return nil
  }

  /// Whether a line goes on with a key.
  private static func isKey(_ written: [[Unicode.Scalar]], in rest: ArraySlice<Unicode.Scalar>) -> Bool {
    written.contains { rest.starts(with: $0) && rest.dropFirst($0.count).first { $0 != " " } == ":" }
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

extension Unicode.Scalar {
  /// Whether it is white space that YAML takes for a part of a text, such as a no-break space.
  package var isOddSpace: Bool { !isASCII && properties.generalCategory == .spaceSeparator }
}
