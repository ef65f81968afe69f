@testable import ApiInteractionKit

/// A random JSON text, and everything that there is to know of it.
struct JSONSample {
  private(set) var bytes: [UInt8] = []
  /// What an outline of the text must be.
  private(set) var entries: [JSONOutline.Entry] = []
  /// The text of each entry as a locator gives it; nil for null.
  private(set) var values: [String?] = []
  /// The path of each entry from the root.
  private(set) var steps: [[JSONLocator.Step]] = []

  static let names = [
    "a", "A", "b", "amount", "a.b", "x[0]", "", "é", "say \"hi\"", "na me", "\u{1F600}", "$", "$.a", "*",
    "it's", "/", "\t", " a", "line\nend", "]", "'", "a\u{301}", ".\u{301}",
  ]
  static let literals = [
    "true", "false", "null", "0", "-0", "10.00", "12345678901234567890", "1E400", "-1.5e+2", "2e-3",
  ]
  static let texts = ["", "x", "Joe Dow", "é", "\u{1F600}", "a\"b", "\\", "\u{1}", "line\r\nend", "]}", "~"]

  init(using random: inout CaseGenerator) {
    space(&random)
    append(key: nil, index: 0, parent: -1, steps: [], depth: 0, &random)
    space(&random)
  }

  /// The entry that steps lead to; of members with one name the last.
  func find(_ steps: [JSONLocator.Step]) -> Int? {
    var current: Int? = 0
    for step in steps {
      guard let parent = current else { return nil }
      current = entries.indices.last { child in
        guard entries[child].parent == parent else { return false }
        switch step {
        case .name(let name): return entries[child].key.map { Array($0.utf8) } == Array(name.utf8)
        case .index(let index): return entries[parent].kind == .array && entries[child].index == index
        }
      }
    }
    return current
  }

  private mutating func append(
    key: (range: Range<Int>, text: String)?, index: Int, parent: Int, steps: [JSONLocator.Step], depth: Int,
    _ random: inout CaseGenerator
  ) {
    let entry = entries.count
    let start = bytes.count
    func noted(_ kind: JSONKind) -> JSONOutline.Entry {
      JSONOutline.Entry(
        kind: kind, range: start..<start, keyRange: key?.range, key: key?.text, index: index, parent: parent)
    }
    self.steps.append(steps)
    switch random.below(depth == 0 ? 20 : 8 + depth * 4) {
    case 0..<3 where depth > 0, 12...:
      let literal = random.pick(JSONSample.literals)
      let kinds: [String: JSONKind] = ["true": .boolean, "false": .boolean, "null": .null]
      entries.append(noted(kinds[literal] ?? .number))
      values.append(literal == "null" ? nil : literal)
      bytes += literal.utf8
    case 3..<6 where depth > 0:
      let text = random.pick(JSONSample.texts)
      entries.append(noted(.string))
      values.append(text)
      write(text, &random)
    case let choice:
      let isArray = choice % 2 == 0
      entries.append(noted(isArray ? .array : .object))
      values.append(nil)
      bytes += (isArray ? "[" : "{").utf8
      appendMembers(of: entry, isArray: isArray, steps: steps, depth: depth, &random)
      bytes += (isArray ? "]" : "}").utf8
      values[entry] = String(decoding: bytes[start...], as: UTF8.self)
    }
    entries[entry].range = start..<bytes.count
  }

  private mutating func appendMembers(
    of parent: Int, isArray: Bool, steps: [JSONLocator.Step], depth: Int, _ random: inout CaseGenerator
  ) {
    space(&random)
    for index in 0..<random.below(5) {
      if index > 0 { bytes += ",".utf8 }
      space(&random)
      var key: (range: Range<Int>, text: String)?
      if !isArray {
        let name = random.pick(JSONSample.names)
        let start = bytes.count + 1
        write(name, &random)
        key = (start..<(bytes.count - 1), name)
        space(&random)
        bytes += ":".utf8
        space(&random)
      }
      let step = key.map { JSONLocator.Step.name($0.text) } ?? .index(index)
      append(key: key, index: index, parent: parent, steps: steps + [step], depth: depth + 1, &random)
      space(&random)
    }
  }

  /// Writes a string, with escapes where there must be some and here and there where there need not.
  private mutating func write(_ text: String, _ random: inout CaseGenerator) {
    bytes += "\"".utf8
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || random.below(4) == 0 {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: random.below(2) == 0)
          bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        }
      } else {
        bytes += String(scalar).utf8
      }
    }
    bytes += "\"".utf8
  }

  private mutating func space(_ random: inout CaseGenerator) {
    bytes += random.pick(["", "", "", " ", "\n", "\r\n\t", "        "]).utf8
  }
}
