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

  /// Where a value is written: an alias, or the value itself.
  func place(of value: YAMLValue) -> SourceRange {
    guard let start = value.alias.map(lines.offset) else { return range(of: value) }
    let name = text.bytes[start...].dropFirst().prefix {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    return SourceRange(start, name.endIndex)
  }

  /// A scalar with its quotes, however many lines it goes over, without its anchor and its tag; a mapping or a sequence in
  /// brackets, and of another the rest of the line at which it begins.
  func range(of value: YAMLValue) -> SourceRange {
    range(at: value.location, scalar: value.scalar)
  }

  /// A value with its anchor, its tag and the comment behind it, all of which may have been meant to be text.
  func extentWithComment(of value: YAMLValue) -> SourceRange {
    let extent = extent(at: value.location, scalar: value.scalar)
    let rest = text.bytes[extent.end...].drop { $0 == UInt8(ascii: " ") }
    let isComment = rest.startIndex > extent.end && rest.first == UInt8(ascii: "#")
    return isComment ? SourceRange(extent.start, endOfLine(at: rest.startIndex)) : extent
  }

  /// Where something is wrong: a value with its anchor and its tag.
  func range(of problem: InputProblem) -> SourceRange {
    let extent = extent(at: problem.location, scalar: problem.scalar)
    let first = String(decoding: text.bytes[extent.bytes].prefix(4), as: UTF8.self).unicodeScalars.first
    if let first, first.isOddSpace {
      return SourceRange(extent.start, extent.start + String(first).utf8.count)
    }
    let tabs = text.bytes[extent.bytes].prefix { $0 == UInt8(ascii: "\t") }
    return tabs.isEmpty ? extent : SourceRange(extent.start, tabs.endIndex)
  }

  private func extent(at location: SourceLocation?, scalar: String?) -> SourceRange {
    let range = range(at: location, scalar: scalar)
    let start = min(location.map(lines.offset) ?? 0, range.start)
    guard start < range.start, scalar == "" else { return SourceRange(start, range.end) }
    let properties = text.bytes[start..<min(content(from: start), max(start, lines.line(at: start).end))]
    return SourceRange(start, properties.trimmedRange.upperBound)
  }

  private func range(at location: SourceLocation?, scalar: String?) -> SourceRange {
    guard let start = location.map(lines.offset) else { return SourceRange(0, 0) }
    guard let scalar else {
      return SourceRange(start, end(ofBracketed: text.bytes[start...]) ?? endOfLine(at: start))
    }
    let content = content(from: start)
    guard content < text.bytes.endIndex else { return SourceRange(start, start) }
    switch text.bytes[content] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return SourceRange(content, end(ofQuoted: text.bytes[content...]) ?? endOfLine(at: content))
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let header = endOfLine(at: content)
      return SourceRange(content, max(header, end(of: scalar, from: header)))
    default: return SourceRange(content, end(of: scalar, from: content))
    }
  }

  private func endOfLine(at start: Int) -> Int {
    let line = text.bytes[start..<max(start, lines.line(at: start).end)]
    return line.trimmedRange.upperBound
  }

  /// Where a scalar begins behind its anchor and its tag.
  private func content(from start: Int) -> Int {
    var index = start
    while index < text.bytes.endIndex,
      text.bytes[index] == UInt8(ascii: "&") || text.bytes[index] == UInt8(ascii: "!")
    {
      let name = text.bytes[index...].firstIndex(where: \.isWhiteSpace) ?? text.bytes.endIndex
      index = text.bytes[name...].firstIndex { !$0.isWhiteSpace } ?? text.bytes.endIndex
    }
    return index
  }

  /// Where a scalar without quotes ends: its characters follow each other in the file, with other white space between them.
  private func end(of scalar: String, from start: Int) -> Int {
    var end = start
    for byte in scalar.utf8 where !byte.isWhiteSpace {
      guard let found = text.bytes[end...].firstIndex(of: byte) else { break }
      end = found + 1
    }
    return end
  }

  /// Where what begins with a bracket ends; nil if none does.
  private func end(ofBracketed text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, "{[".utf8.contains(first) else { return nil }
    var (index, depth) = (text.startIndex, 0)
    while index < text.endIndex {
      let before = index > text.startIndex ? text[index - 1] : UInt8(ascii: "{")
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // Within a word a quote is a letter.
        if before.isWhiteSpace || "{[,:".utf8.contains(before) {
          index = (end(ofQuoted: text[index...]) ?? text.endIndex) - 1
        }
      case UInt8(ascii: "#") where before.isWhiteSpace:
        index = (text[index...].firstIndex { "\r\n".utf8.contains($0) } ?? text.endIndex) - 1
      default: break
      }
      index += 1
      if depth == 0 { return index }
    }
    return nil
  }

  /// Where a text in quotes ends.
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
