/// Where in a JSON response a value is: `data.contacts[0].name`. [D]
///
/// Names are stepped into with dots, members of arrays with `[n]`, the first being `[0]`. `['a.b']` and `["a.b"]` reach a
/// name that holds dots or brackets; names are case-sensitive. [P]
public struct JSONLocator: Sendable, CustomStringConvertible {
  /// One step into an object or an array.
  public enum Step: Sendable, Hashable {
    /// The member of an object with this name.
    case name(String)
    /// The member of an array; the first is 0.
    case index(Int)
  }

  /// The steps from the root of the response.
  public let steps: [Step]
  /// The locator as it is written.
  public let text: String
  public var description: String { text }

  /// Reads a locator.
  ///
  /// - Throws: ``InvalidValue`` that says where the text stops being one, and names what is not supported: wildcards,
  ///   slices, filters, `..`, `$` and XPath. [P]
  public init(_ text: String) throws(InvalidValue) {
    self.text = try InvalidValue.checked(text, for: .locator)
    var reader = JSONLocatorReader(Array(self.text.utf8))
    steps = try reader.read()
  }

  /// Reads a locator of visible ASCII.
  init(plain bytes: [UInt8]) throws(InvalidValue) {
    text = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }) {
      steps = [.name(text)]
    } else {
      var reader = JSONLocatorReader(bytes)
      steps = try reader.read()
    }
  }
}

extension JSONLocator {
  /// Whether a text is a locator of letters, digits, single dots between names and numbers in brackets, which is quick to
  /// see; most are.
  static func isPlain(_ text: [UInt8]) -> Bool {
    var (isName, isClosed, isStart) = (false, false, true)
    /// How many digits stand after the [ that is open.
    var digits: Int?
    for byte in text {
      let isStep = isName || isClosed
      if let count = digits {
        if byte.isDigit, count < 9 {
          digits = count + 1
        } else if byte == UInt8(ascii: "]"), count > 0 {
          (digits, isName, isClosed) = (nil, false, true)
        } else {
          return false
        }
      } else if byte == UInt8(ascii: "."), isStep {
        (isName, isClosed) = (false, false)
      } else if byte == UInt8(ascii: "["), isStep || isStart {
        digits = 0
      } else if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_"), !isClosed {
        isName = true
      } else {
        return false
      }
      isStart = false
    }
    return digits == nil && (isName || isClosed)
  }
}

/// Locators are compared as they are written, to the letter.
extension JSONLocator: Hashable {
  public static func == (left: JSONLocator, right: JSONLocator) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

extension JSONLocator {
  /// The longest locator that is listed, in bytes.
  static let longestListed = 1000

  /// A locator of some steps; nil if it cannot be written, or is too long to be of use.
  package init?(steps: [Step]) {
    var text = ""
    for (index, step) in steps.enumerated() {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .name(let name):
        if name.utf8.count > JSONLocator.longestListed { return nil }
        text += JSONLocator.written(name, isFirst: index == 0)
      }
      if text.utf8.count > JSONLocator.longestListed + 1 { return nil }
    }
    if text.hasPrefix(".") { text.removeFirst() }
    guard text.utf8.count <= JSONLocator.longestListed, let locator = try? JSONLocator(text),
      locator.steps == steps
    else { return nil }
    self = locator
  }

  /// A name as a step: `.name`, or `['name']` where that would be read otherwise, or taken for a mistake.
  static func written(_ name: String, isFirst: Bool) -> String {
    let plain = isFirst ? name : "x.\(name)"
    if JSONLocatorSlip(in: Array(plain.utf8)) == nil,
      (try? JSONLocator(plain))?.steps == (isFirst ? [] : [.name("x")]) + [.name(name)]
    {
      return ".\(name)"
    }
    return name.contains("'") ? "[\"\(name)\"]" : "['\(name)']"
  }
}

/// Reads the steps of a locator from left to right.
private struct JSONLocatorReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() throws(InvalidValue) -> [JSONLocator.Step] {
    try checkStart()
    var steps: [JSONLocator.Step] = []
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "[") {
        steps.append(try readBracket())
      } else if steps.isEmpty {
        steps.append(.name(try readName()))
      } else if bytes[index] == UInt8(ascii: ".") {
        index += 1
        steps.append(.name(try readName()))
      } else {
        if bytes[index] == UInt8(ascii: "/") {
          throw fault("Only XPath steps with /. Write . before the next name.", index..<(index + 1))
        }
        throw surplus()
      }
    }
    return steps
  }

  private func checkStart() throws(InvalidValue) {
    switch bytes.first {
    case UInt8(ascii: "/"):
      throw fault(
        "This is an XPath, but the response's Type is JSON. Write a path such as data.id.", bytes.indices)
    case UInt8(ascii: "$"):
      throw fault(
        "A JSON locator does not begin with $. Write the first name.", 0..<(bytes.has("$.", at: 0) ? 2 : 1))
    default: break
    }
  }

  private mutating func readName() throws(InvalidValue) -> String {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "."), bytes[index] != UInt8(ascii: "[") {
      if bytes[index] == UInt8(ascii: "]") {
        throw fault("This ] has no [ before it.", index..<(index + 1))
      }
      index += 1
    }
    if start == index {
      let dots = max(0, start - 1)
      if bytes.has("..", at: dots) {
        throw fault(
          "Searching at any depth with .. is not possible. Write the whole path.", dots..<(dots + 2))
      }
      throw fault("A name is missing here.", start..<min(start + 1, bytes.count))
    }
    if index == start + 1, bytes[start] == UInt8(ascii: "*") { throw wildcard(start..<index) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func readBracket() throws(InvalidValue) -> JSONLocator.Step {
    let start = index
    let inner = start + 1
    guard inner < bytes.count else {
      throw fault("This [ is never closed. Write ] after the number.", start..<inner)
    }
    if bytes[inner] == UInt8(ascii: "'") || bytes[inner] == UInt8(ascii: "\"") {
      return .name(try readQuotedName())
    }
    guard let close = bytes[inner...].firstIndex(of: UInt8(ascii: "]")) else {
      throw fault("This [ is never closed. Write ] after the number.", start..<inner)
    }
    let range = start..<(close + 1)
    let text = String(decoding: bytes[inner..<close], as: UTF8.self)
    if text == "*" { throw wildcard(range) }
    if text.contains(":") || text.contains(",") {
      throw fault("Several members at once are not possible. Write one number, the first being [0].", range)
    }
    if text.hasPrefix("?") || text.hasPrefix("(") {
      throw fault("Filters are not possible. Write one number, the first being [0].", range)
    }
    if !text.isEmpty, bytes[inner..<close].allSatisfy(\.isDigit), Int(text) == nil {
      throw fault("No array has that many members.", range)
    }
    guard bytes[inner..<close].allSatisfy(\.isDigit), let number = Int(text) else {
      throw fault("Between [ and ] stands a number, the first being [0], or a name in quotes.", range)
    }
    index = close + 1
    return .index(number)
  }

  /// Reads `['name']`; the name ends at the first quote with a bracket after it.
  private mutating func readQuotedName() throws(InvalidValue) -> String {
    let start = index
    let quote = bytes[start + 1]
    var end = start + 2
    while end + 1 < bytes.count {
      if bytes[end] == quote, bytes[end + 1] == UInt8(ascii: "]") {
        index = end + 2
        return String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
      }
      end += 1
    }
    let closing = String(decoding: [quote], as: UTF8.self) + "]"
    throw fault("This name is never closed. Write \(closing) after it.", start..<(start + 2))
  }

  /// What stands right behind a bracket, and begins no step.
  private func surplus() -> InvalidValue {
    let scalar = String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first ?? " "
    let range = index..<min(index + UTF8.width(scalar), bytes.count)
    return fault(
      scalar.isInvisible
        ? "Here stands \(scalar.codePoint), which is not seen. Remove it."
        : "Write . before the next name, or [ before the next number.", range)
  }

  private func wildcard(_ range: Range<Int>) -> InvalidValue {
    fault("Wildcards are not possible: a locator finds one value. Write a name or a number.", range)
  }

  private func fault(_ message: String, _ range: Range<Int>) -> InvalidValue {
    InvalidValue("invalid-locator", message, range)
  }
}
