import ApiInteractionKit
import Yams

/// What keeps a file from being YAML, in words for who wrote it.
struct YAMLFault {
  let problem: InputProblem

  /// - Parameter error: What Yams says.
  init(_ error: YamlError, in text: String, _ lines: YAMLLines) {
    func located(_ message: String, _ mark: Mark) -> InputProblem {
      if let odd = lines.oddIndentation(before: mark) {
        return InputProblem(message: YAMLFault.indentation(odd.character), location: odd.location)
      }
      return InputProblem(message: message, location: lines.location(of: mark))
    }
    problem =
      switch error {
      case .parser(_, let problem, let mark, _) where problem.contains("nesting"):
        located("The values are nested too deep.", mark)
      case .composer(_, "but found another document", let mark, _):
        located("The file holds a second document. One is read.", mark)
      case .composer(_, let problem, let mark, _)
      where problem.contains("undefined alias") && lines.isAnchor(at: mark):
        located(
          "An alias stands for a value that ends before it. Write out what *\(lines.word(after: mark)) stands for.",
          mark)
      case .scanner(let context, let problem, let mark, _) where problem.contains("alphabetic or numeric"),
        .composer(let context, let problem, let mark, _) where problem.contains("undefined alias"):
        located(
          "In YAML a word that begins with * or & is no text. Put the value in quotes.", context?.mark ?? mark
        )
      // What is not closed is placed where it begins.
      case .scanner(let context?, let problem, _, _)
      where ["found unexpected end of stream", "could not find expected ':'"].contains(problem):
        located(YAMLFault.message(problem, ""), context.mark)
      case .parser(let context?, let problem, let mark, _)
      where problem.hasPrefix("did not find expected ','"):
        located(
          "\(YAMLFault.message(problem, "")) It begins in line \(lines.location(of: context.mark).line).",
          mark)
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        located(YAMLFault.message(problem, lines.text(upTo: mark)), mark)
      case .duplicatedKeysInMapping(let duplicates, let context):
        InputProblem(
          message: "This mapping has \(duplicates.map { "“\($0)”" }.joined(separator: ", ")) more than once.",
          location: duplicates.first.map { lines.second(of: $0, after: context.mark, in: text) },
          scalar: duplicates.first)
      case .reader(let problem, let offset, _, _):
        InputProblem(
          message: problem.contains("control characters")
            ? "Here is a control character. YAML holds none: remove it." : "This is not YAML: \(problem).",
          location: offset.map { LineTable(SourceText(text)).location(of: $0) })
      default: InputProblem(message: "The file is not YAML.", location: nil)
      }
  }

  static func indentation(_ character: Unicode.Scalar) -> String {
    "Here is \(character.codePoint), which is no space to YAML. YAML is indented with spaces."
  }

  /// - Parameter line: The line of the problem up to its place, with what stands there.
  private static func message(_ problem: String, _ line: some StringProtocol) -> String {
    let character = line.unicodeScalars.last
    return switch problem {
    case "mapping values are not allowed in this context":
      "“: ” cannot stand here. Put a text that holds it in quotes, and begin names that belong together in one column."
    case "could not find expected ':'": "A name needs “: ” and a value behind it."
    case "did not find expected ',' or ']'": "A comma is missing before this, or the ] of the list."
    case "did not find expected ',' or '}'": "A comma is missing before this, or the } of the mapping."
    case "did not find expected key" where line.dropLast().contains(where: { $0 != " " }):
      "Nothing can stand behind the value on this line. Put the whole value in quotes."
    case "did not find expected key":
      "This line is indented otherwise than those before it. Indent names that belong together alike."
    case "did not find expected '-' indicator":
      "This line is no part of the list before it. Begin it with “- ”, or indent it otherwise."
    case "block sequence entries are not allowed in this context": "A list begins on the line after its name."
    case "did not find expected node content": "A value is missing before this."
    case "found unexpected end of stream": "A quote is opened and never closed."
    case "found unknown escape character", "did not find expected hexdecimal number":
      "In double quotes \\ begins an escape. Write \\\\ for it, or use single quotes."
    case _ where character == "\t": "Here is a tab. YAML is indented with spaces."
    case "found character that cannot start any token":
      "A text that begins with “\(character.map(String.init) ?? "")” must be in quotes."
    default: "This is not YAML: \(problem)."
    }
  }
}
