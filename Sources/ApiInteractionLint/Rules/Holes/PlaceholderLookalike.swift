import ApiInteractionKit

struct PlaceholderLookalike: Rule {
  let id = "placeholder-lookalike"
  let group = RuleGroup.holes
  let severity = Severity.warning
  let summary = "A placeholder as other programs write it, such as ${Name}: plain text in a definition."
  let rationale = """
    Other programs write placeholders in other ways, and it is easy to bring their habit along. The platform replaces \
    `$(Name)` and `#(Name)` only; the rest goes to the service as it is, which then looks for an order called `${OrderId}`. \
    If the service has templates of its own and is meant to get these characters, suppress the finding there.
    """
  let bad = RuleExample(
    """
    <Url>https://api.example.com/orders/${OrderId}</Url>
    """)
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders/$(OrderId)</Url>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.lookalikes.map { lookalike in
      finding(
        "“\(lookalike.value.template[lookalike.range])” is sent as it is written. To insert a value, write "
          + "\(lookalike.correct).",
        at: lookalike.value.text.sourceRange(of: lookalike.range))
    } + subject.definition.values.flatMap(quotedNames)
  }

  /// Placeholders whose names stand in quotes.
  private func quotedNames(in value: Definition.Value) -> [Diagnostic] {
    guard value.facts.hasSign, value.element?.allowsPlaceholders ?? false,
      value.bytes.withUnsafeBufferPointer(PlaceholderLookalike.mayHoldQuotedName)
    else { return [] }
    return value.placeholders.compactMap { occurrence in
      let name = occurrence.placeholder.name
      guard let first = name.unicodeScalars.first, let last = name.unicodeScalars.last, name.utf8.count > 2,
        "\"'`“„‘‚«»".unicodeScalars.contains(first), "\"'`”“’‘»«".unicodeScalars.contains(last)
      else { return nil }
      let plain = String(name.unicodeScalars.dropFirst().dropLast())
      let opener = occurrence.placeholder.kind == .dataSource ? "$" : "#"
      return finding(
        "The quotes are looked for as part of the name. Write \(opener)(\(plain)).",
        at: value.text.sourceRange(of: occurrence.range))
    }
  }

  /// Whether a quote, or what is not ASCII, stands after a parenthesis.
  private static func mayHoldQuotedName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.dropFirst().contains {
      bytes[$0 - 1] == UInt8(ascii: "(") && (bytes[$0] >= 0x80 || "\"'`".utf8.contains(bytes[$0]))
    }
  }

  /// A placeholder of another language.
  struct Found: Sendable {
    let value: Definition.Value
    /// Where it stands, in UTF-8 offsets of the value.
    let range: Range<Int>
    /// What was meant.
    let correct: String
  }

  /// All in the values that may hold placeholders.
  static func all(in definition: Definition) -> [Found] {
    guard definition.facts.hasSign || definition.facts.hasBrace else { return [] }
    var found: [Found] = []
    for value in definition.values where value.facts.hasSign || value.facts.hasBrace {
      guard value.element?.allowsPlaceholders ?? false else { continue }
      for lookalike in lookalikes(in: value) {
        found.append(Found(value: value, range: lookalike.range, correct: lookalike.correct))
      }
    }
    return found
  }

  /// How other languages write a placeholder: what stands before and after the name, and what was meant.
  private static let forms: [(open: String, close: String, meant: String)] = [
    ("${", "}", "$"), ("#{", "}", "#"), ("{{", "}}", "$"), ("$[", "]", "$"), ("#[", "]", "#"),
    ("$ (", ")", "$"), ("# (", ")", "#"), ("$", "$", "$"),
  ]

  private static func lookalikes(in value: Definition.Value) -> [(range: Range<Int>, correct: String)] {
    guard value.bytes.withUnsafeBufferPointer(mayHold) else { return [] }
    let bytes = value.template.standIn(0)
    var found: [(Range<Int>, String)] = []
    var index = 0
    while index < bytes.count {
      guard PlaceholderLookalike.mayOpen(bytes[index]),
        let (end, correct) = lookalike(in: bytes, at: index, mayBeProse: value.element == .body)
      else {
        index += 1
        continue
      }
      found.append((index..<end, correct))
      index = end
    }
    return found
  }

  /// Whether there is a character that opens one, with another after it that goes on: almost no text has that.
  private static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      let (byte, next) = (bytes[index], bytes[index + 1])
      if mayOpen(byte), byte == UInt8(ascii: "{") ? next == byte : next != UInt8(ascii: "(") { return true }
      index += 1
    }
    return false
  }

  private static func mayOpen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "{")
  }

  /// - Parameter mayBeProse: Whether the text may be one for people.
  private static func lookalike(
    in bytes: [UInt8], at start: Int, mayBeProse: Bool
  ) -> (end: Int, correct: String)? {
    for form in PlaceholderLookalike.forms {
      guard bytes[start...].starts(with: form.open.utf8) else { continue }
      let mayHoldSpaces = form.open != form.close
      let inner = bytes[(start + form.open.utf8.count)...]
      let rest = mayHoldSpaces ? inner.drop { $0 == UInt8(ascii: " ") } : inner
      guard rest.first.map(isLetter) ?? false else { continue }
      let name = rest.prefix { isNameByte($0, orSpace: mayHoldSpaces) }
      guard bytes[name.endIndex...].starts(with: form.close.utf8) else { continue }
      let end = name.endIndex + form.close.utf8.count
      // A number sign stands before parentheses in texts, too: `Order # (old)`.
      if form.open == "# (", !isAlone(start..<end, in: bytes) { continue }
      let text = String(decoding: name[name.trimmedRange], as: UTF8.self)
      if form.open == "$ (", mayBeProse, !looksLikeName(text), isAmongWords(start..<end, in: bytes) {
        continue
      }
      return (end, "\(form.meant)(\(text))")
    }
    return nil
  }

  /// Whether a range is a whole value, or all between signs that part values.
  private static func isAlone(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let (before, after) = (bytes[..<range.lowerBound].last, bytes[range.upperBound...].first)
    return before.map("\"'=/>".utf8.contains) ?? true && after.map("\"'&/<".utf8.contains) ?? true
  }

  /// Whether words stand beside a range, or it is the sign of a currency that begins it: `Amounts in US$ (dollars)`.
  private static func isAmongWords(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let start = bytes[..<range.lowerBound].lastIndex(where: isDelimiter).map { $0 + 1 } ?? 0
    let before = bytes[start..<range.lowerBound]
    if let last = before.last, last.isLetter, last != last.lowercased { return true }
    let around = before + bytes[range.upperBound...].prefix { !isDelimiter($0) }
    return around.contains { isLetter($0) || $0.isDigit } && around.contains(where: \.isWhiteSpace)
  }

  /// Whether a byte parts values.
  private static func isDelimiter(_ byte: UInt8) -> Bool { "\"'=&<>\n\r".utf8.contains(byte) }

  /// Whether a name is one that no word of a text is: `Order|Id`, `orderId`, `CLID`.
  private static func looksLikeName(_ name: String) -> Bool {
    name.utf8.contains { "|_:".utf8.contains($0) } || CallDataSource.matches(name)
      || zip(name.utf8, name.utf8.dropFirst()).contains { before, after in
        before &- 0x61 < 26 && after &- 0x41 < 26
      }
  }

  /// Whether a byte is a letter, or a part of a character that is not ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool { byte.isLetter || byte >= 0x80 }

  private static func isNameByte(_ byte: UInt8, orSpace: Bool) -> Bool {
    isLetter(byte) || byte.isDigit || "_|-.:".utf8.contains(byte) || orSpace && byte == UInt8(ascii: " ")
  }
}
