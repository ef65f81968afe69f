/// The lines of a YAML file, by which a comment is told that was meant to be a placeholder.
final class YAMLLines: Sendable {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Whether a scalar that stands at a place, both counted from 1, is followed by `#(` on its line.
  func hasPlaceholder(after scalar: String, line: Int, column: Int) -> Bool {
    guard lines.indices.contains(line - 1) else { return false }
    let rest = lines[line - 1].unicodeScalars.dropFirst(column - 1)
    guard rest.starts(with: scalar.unicodeScalars) else { return false }
    let after = rest.dropFirst(scalar.unicodeScalars.count).drop { $0 == " " || $0 == "\t" || $0 == ":" }
    return after.starts(with: "#(".unicodeScalars)
  }
}
