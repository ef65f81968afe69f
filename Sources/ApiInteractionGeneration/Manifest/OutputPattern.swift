/// The pattern of the paths of generated files: `{environment}/{account}/{template}.xml`. [P]
///
/// A name in braces stands for the value of that name of a target; `{template}` for the template's name.
public struct OutputPattern: Sendable, Hashable {
  /// Why a text is no pattern, or a target gives it no path.
  public struct Invalid: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
  }

  private enum Part: Sendable, Hashable {
    case literal(String)
    case variable(String)
  }

  static let template = "template"
  /// The longest name of a file or folder, in bytes, that file systems take.
  private static let longestName = 255
  /// The longest path, in bytes, that systems take.
  private static let longestPath = 4095

  /// The pattern as it is written.
  public let text: String
  private let parts: [Part]

  /// Reads a pattern.
  ///
  /// - Throws: ``Invalid`` if a brace has no partner, or if the paths would not lie in the output folder.
  public init(_ text: String) throws(Invalid) {
    self.text = text
    var parts: [Part] = []
    var rest = Substring(text)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      if brace > rest.startIndex { parts.append(.literal(String(rest[..<brace]))) }
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
        throw Invalid(description: "The output has a brace without a partner. Write {name}.")
      }
      let name = rest[rest.index(after: brace)..<end]
      if name.isEmpty || name.contains("{") {
        throw Invalid(description: "The output has braces without a name between them. Write {name}.")
      }
      parts.append(.variable(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
    if text.utf8.first == UInt8(ascii: "/") {
      throw Invalid(description: "The output must be a path in the output folder. Remove the / at its start.")
    }
    try OutputPattern.check(path { _ in "x" })
  }

  /// Whether the paths hold the template's name.
  var namesTemplates: Bool { parts.contains(.variable(OutputPattern.template)) }

  /// The names in braces but `{template}`, in order, each once.
  public var variables: [String] {
    parts.reduce(into: []) { names, part in
      guard case .variable(let name) = part, name != OutputPattern.template, !names.contains(name) else {
        return
      }
      names.append(name)
    }
  }

  /// - Throws: ``Invalid`` if a value cannot be part of a path.
  static func check(_ value: String, of name: String) throws(Invalid) {
    let isForbidden = { (scalar: Unicode.Scalar) in
      scalar == "/" || scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value
    }
    if value.isEmpty || value.unicodeScalars.contains(where: isForbidden) {
      throw Invalid(
        description:
          "The value of “\(name)” cannot be part of a path. It must not be empty, nor hold a / or a control character."
      )
    }
  }

  /// The path of a target's file.
  ///
  /// - Parameter values: The values by name, one for each variable, each of them checked.
  /// - Throws: ``Invalid`` if they make no path in the output folder.
  func path(template: String, _ values: [String: String]) throws(Invalid) -> String {
    let path = path { $0 == OutputPattern.template ? template : values[$0, default: ""] }
    try OutputPattern.check(path)
    return path
  }

  private func path(_ value: (String) -> String) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .variable(let name): value(name)
      }
    }.joined()
  }

  private static func check(_ path: String) throws(Invalid) {
    if path.utf8.count > longestPath {
      throw Invalid(description: "The output is longer than a path can be.")
    }
    // By bytes, as the system does: an accent after a / makes one character with it.
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for name in names.map({ Substring($0) }) {
      if name.isEmpty { throw Invalid(description: "The output has a folder or file without a name.") }
      if name == "." || name == ".." {
        throw Invalid(description: "The output holds \(name), but it must be a path in the output folder.")
      }
      if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) || name.utf8.count > longestName {
        throw Invalid(description: "The output has a name that no file can have.")
      }
    }
  }
}
