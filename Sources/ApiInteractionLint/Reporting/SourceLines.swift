import ApiInteractionKit

/// The lines of a source as they are shown: one line, no control characters, no secrets, not too long.
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

  private let source: SourceText
  private let table: LineTable
  private let secrets: [SourceRange]

  init(_ definition: Definition, masksSecrets: Bool) {
    source = definition.source
    table = LineTable(source)
    secrets = masksSecrets ? definition.secrets : []
  }

  func location(of offset: Int) -> SourceLocation {
    table.location(of: offset)
  }

  /// The line in which a range begins, cut to what fits around it.
  func excerpt(of range: SourceRange) -> Excerpt {
    let line = table.line(at: range.start)
    let window = window(around: range, in: line)
    let before = shown(SourceRange(window.start, range.start))
    let marked = shown(SourceRange(range.start, min(max(range.end, range.start), window.end)))
    let after = shown(SourceRange(min(max(range.end, range.start), window.end), window.end))
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
    while offset > line.start, offset < line.end, source.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// A range as it is shown: a secret that begins or goes on in it is masked.
  private func shown(_ range: SourceRange) -> String {
    var text = ""
    var position = range.start
    let first = secrets.partitionPoint { $0.end <= range.start }
    for secret in secrets[first...].prefix(while: { $0.start < range.end }) {
      text += source[SourceRange(position, max(position, secret.start))]
      text += SecretMask.mask
      position = min(secret.end, range.end)
    }
    text += source[SourceRange(position, range.end)]
    return Display.visible(text)
  }
}
