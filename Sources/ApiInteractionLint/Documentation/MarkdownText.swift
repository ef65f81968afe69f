/// Plain text as it stands in Markdown.
enum MarkdownText {
  /// A text in which no character has a meaning in Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>&|~$#{}".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// A block of source, in a fence that is longer than any in it.
  static func block(_ text: String, _ language: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }
}
