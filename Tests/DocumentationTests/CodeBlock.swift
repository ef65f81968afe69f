import Foundation

/// A fenced block of a text in Markdown.
struct CodeBlock {
  let language: String
  /// The lines in it, each with its end.
  let text: String

  /// The blocks of a text, in order.
  static func all(in markdown: String) -> [CodeBlock] {
    let parts = markdown.components(separatedBy: "```")
    // Between two fences is a block, and so every other part.
    return stride(from: 1, to: parts.count, by: 2).map { index in
      let lines = parts[index].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return CodeBlock(language: String(lines[0]), text: lines.count > 1 ? String(lines[1]) : "")
    }
  }
}
