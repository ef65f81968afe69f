import ApiInteractionKit
import Yams

/// A value of a YAML or JSON file that knows where it stands.
package struct YAMLValue {
  private enum Content {
    case yaml(Yams.Node, YAMLLines)
    case json(JSONFile, Int)
    /// The name of a member of a JSON object.
    case jsonKey(JSONFile, Int)
  }

  private let content: Content
  /// Where an alias stands that stands for this value; nil of one that stands there itself.
  package let alias: SourceLocation?

  /// Reads a file of one document.
  ///
  /// - Throws: ``InputProblem`` where the bytes are not UTF-8, or not YAML.
  package init(_ bytes: [UInt8]) throws(InputProblem) {
    guard let value = try YAMLValue.read(bytes) else {
      throw InputProblem(message: "The file is empty.", location: nil)
    }
    self = value
  }

  /// Reads a file of one document; nil where there is none, or nothing but comments.
  ///
  /// - Throws: ``InputProblem`` where the bytes are not UTF-8, or not YAML.
  package static func read(_ bytes: [UInt8]) throws(InputProblem) -> YAMLValue? {
    // Of a byte order mark Yams makes a column, behind which the other lines do not stand.
    guard let text = String(validating: bytes.dropFirst(bytes.byteOrderMarkLength), as: UTF8.self) else {
      throw YAMLValue.notUTF8(bytes)
    }
    if let file = try JSONFile.read(bytes) { return YAMLValue(.json(file, 0)) }
    try AliasLimit.check(bytes)
    let lines = YAMLLines(text)
    do {
      return try Yams.compose(yaml: text, .basic).map { YAMLValue(.yaml($0, lines)) }
    } catch let error as YamlError {
      throw YAMLFault(error, in: text, lines).problem
    } catch {
      throw InputProblem(message: "The file is not YAML.", location: nil)
    }
  }

  private static func notUTF8(_ bytes: [UInt8]) -> InputProblem {
    let offset = bytes.firstInvalidUTF8 ?? bytes.count
    return InputProblem(
      message: "The file is not UTF-8: here is a byte that makes no character. Save the file as UTF-8.",
      location: LineTable(SourceText(Array(bytes[..<offset]))).location(of: offset))
  }

  private init(_ content: Content, alias: SourceLocation? = nil) {
    self.content = content
    self.alias = alias
  }

  /// The value of a member of a mapping.
  private init(_ node: Yams.Node, of key: Yams.Node, _ lines: YAMLLines) {
    // What stands before its own key is not there itself.
    let isAlias = node.mark.flatMap { mark in key.mark.map { mark < $0 } } ?? false
    self.init(.yaml(node, lines), alias: isAlias ? key.mark.flatMap(lines.alias) : nil)
  }

  /// Where the value itself stands, be it that of an alias.
  package var location: SourceLocation? {
    switch content {
    case .yaml(let node, let lines): node.mark.map(lines.location)
    case .json(let file, let index): file.location(of: index)
    case .jsonKey(let file, let index): file.location(ofKey: index)
    }
  }

  package func problem(_ message: String) -> InputProblem {
    InputProblem(message: message, location: location, scalar: scalar)
  }

  // MARK: - What it is

  /// Whether there is nothing: an empty value, `~` or `null`.
  package var isNull: Bool {
    switch content {
    case .json(let file, let index): return file.entries[index].kind == .null
    case .jsonKey: return false
    case .yaml(let node, _):
      return isPlain && ["", "~", "null", "Null", "NULL"].contains(node.scalar?.string)
    }
  }

  /// Whether it is a scalar without quotes.
  private var isPlain: Bool {
    switch content {
    case .json(let file, let index): file.scalar(index) != nil && file.entries[index].kind != .string
    case .jsonKey: false
    case .yaml(let node, _): node.scalar.map { $0.style == .plain || $0.style == .any } ?? false
    }
  }

  /// The text of a scalar to the letter: `01` and `10.00` and `yes` stay what they are.
  package var scalar: String? {
    switch content {
    case .yaml(let node, _): node.scalar?.string
    case .json(let file, let index): file.scalar(index)
    case .jsonKey(let file, let index): file.entries[index].key
    }
  }

  /// The members of a mapping, in order; nil for anything else.
  package var members: [(key: YAMLValue, value: YAMLValue)]? {
    switch content {
    case .yaml(let node, let lines):
      node.mapping?.map { (YAMLValue(.yaml($0.key, lines)), YAMLValue($0.value, of: $0.key, lines)) }
    case .json(let file, let index) where file.entries[index].kind == .object:
      file.members[index].map { (YAMLValue(.jsonKey(file, $0)), YAMLValue(.json(file, $0))) }
    case .json, .jsonKey: nil
    }
  }

  /// The members of a mapping by their names; none of anything else.
  package var membersByName: [String: YAMLValue] {
    Dictionary((members ?? []).compactMap { key, value in key.scalar.map { ($0, value) } }) { $1 }
  }

  /// The members of a sequence; nil for anything else.
  package var items: [YAMLValue]? {
    switch content {
    case .yaml(let node, let lines): node.sequence?.map { YAMLValue(.yaml($0, lines)) }
    case .json(let file, let index) where file.entries[index].kind == .array:
      file.members[index].map { YAMLValue(.json(file, $0)) }
    case .json, .jsonKey: nil
    }
  }

  /// - Throws: ``InputProblem`` if a `#(…)` after this value was read as a comment.
  package func checkComment() throws(InputProblem) {
    guard case .yaml(.scalar(let scalar), let lines) = content, scalar.style == .plain,
      let mark = scalar.mark,
      lines.hasPlaceholder(after: scalar.string, line: mark.line, column: mark.column)
    else { return }
    throw problem(
      "In YAML a # after a space begins a comment, so the #(…) here is lost. Put the value in quotes.")
  }

  /// - Throws: ``InputProblem`` if a `!` at the beginning of this value was read as a tag.
  package func checkTag() throws(InputProblem) {
    guard case .yaml(.scalar(let scalar), _) = content, scalar.tag.description.hasPrefix("!") else { return }
    throw problem("In YAML a word that begins with ! is no text. Put the value in quotes.")
  }

  /// - Throws: ``InputProblem`` if a part of this text was read as a comment or a tag.
  package func checkText() throws(InputProblem) {
    try checkComment()
    try checkTag()
  }

  // MARK: - What it must be

  /// - Throws: ``InputProblem`` unless this is a text that is not empty.
  package func text(_ what: String) throws(InputProblem) -> String {
    guard let scalar, !isNull, !scalar.isEmpty else { throw problem("\(what) must be a text.") }
    return scalar
  }

  /// - Throws: ``InputProblem`` unless this is `true` or `false`.
  package func flag(_ what: String) throws(InputProblem) -> Bool {
    switch scalar {
    case "true" where isPlain: return true
    case "false" where isPlain: return false
    case "true", "false": throw problem("\(what) must be true or false, without quotes.")
    default: throw problem("\(what) must be true or false.")
    }
  }

  /// The members by name.
  ///
  /// - Throws: ``InputProblem`` unless this is a mapping with no other keys than those allowed.
  package func mapping(_ what: String, allowing keys: [String]) throws(InputProblem) -> [String: YAMLValue] {
    var result: [String: YAMLValue] = [:]
    for (key, value) in try entries(what) {
      let name = try key.text("A key of \(what)")
      guard keys.contains(name) else {
        if let odd = name.unicodeScalars.first, odd.isOddSpace {
          throw key.problem(YAMLFault.indentation(odd))
        }
        if let begin = name.firstIndex(of: ":").map({ name[..<$0] }), keys.contains(String(begin)) {
          throw key.problem("A space is missing after “\(begin):”.")
        }
        let advice =
          name == "<<"
          ? "Keys of other mappings are not merged: write them out."
          : name.nearest(in: keys).map { "Did you mean “\($0)”?" }
            ?? "It has \(keys.joined(separator: ", "))."
        throw key.problem("\(what) has no “\(name)”. \(advice)")
      }
      result[name] = value
    }
    return result
  }

  /// The members in order.
  ///
  /// - Throws: ``InputProblem`` unless this is a mapping.
  package func entries(_ what: String) throws(InputProblem) -> [(key: YAMLValue, value: YAMLValue)] {
    if let members { return members }
    let found = items == nil ? "" : ", and is a list"
    throw problem("\(what) must be a mapping of names to values\(found).")
  }
}

extension Mark {
  fileprivate static func < (left: Mark, right: Mark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
