import ApiInteractionKit

/// The lines of a source as they are shown: each by itself, no control characters, no secrets, not too long.
struct SourceLines {
  /// A part of a line and where the marked characters stand in it, in terminal columns.
  struct Excerpt: Equatable {
    let text: String
    /// The columns before the first marked character.
    let indent: Int
    /// The columns of the marked characters; at least 1.
    let width: Int
  }

  /// The most columns that an excerpt fills.
  private static let maximumWidth = 140

  let shown: ShownSource
  private let table: LineTable

  init(_ result: LintResult, masksSecrets: Bool) {
    shown = ShownSource(result, masksSecrets: masksSecrets)
    table = LineTable(result.source)
  }

  func location(of offset: Int) -> SourceLocation {
    table.location(of: offset)
  }

  /// The line in which a range begins, cut to what fits around it.
  func excerpt(of range: SourceRange) -> Excerpt {
    let line = table.line(at: range.start)
    let window = window(around: range, in: line)
    let before = visible(SourceRange(window.start, range.start))
    let end = min(range.end, window.end)
    let marked = visible(SourceRange(range.start, end))
    let after = visible(SourceRange(end, window.end))
    let opening = window.start > line.start ? "…" : ""
    let closing = window.end < line.end ? "…" : ""
    return Excerpt(
      text: opening + before + marked + after + closing, indent: Display.width(opening + before),
      width: max(1, Display.width(marked)))
  }

  /// The part of a line that is shown: all of it where it fits, else what stands around the range.
  private func window(around range: SourceRange, in line: SourceRange) -> SourceRange {
    guard line.count > SourceLines.maximumWidth else { return line }
    let start = max(line.start, min(range.start - 40, line.end - SourceLines.maximumWidth))
    let end = min(line.end, start + SourceLines.maximumWidth)
    return SourceRange(boundary(start, in: line), boundary(end, in: line))
  }

  /// The nearest start of a character at or before an offset.
  private func boundary(_ offset: Int, in line: SourceRange) -> Int {
    var offset = offset
    while offset > line.start, offset < line.end, shown.source.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func visible(_ range: SourceRange) -> String {
    Display.visible(shown.text(of: range))
  }
}
