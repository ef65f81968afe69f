/// The lines of a YAML file, by which a comment is told that was meant to be a placeholder.
final class YAMLLines: Sendable {
  /// The lines, counted from 1, that hold such a comment.
  private let lines: [Int: [Unicode.Scalar]]

  init(_ text: String) {
    var lines: [Int: [Unicode.Scalar]] = [:]
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in all.enumerated() where line.contains("#(") {
      lines[index + 1] = Array(line.unicodeScalars)
    }
    self.lines = lines
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
