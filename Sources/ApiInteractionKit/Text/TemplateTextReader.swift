import CByteMasks

extension TemplateText {
  /// Reads a text as far as it can be read: what is malformed counts as literal and is a problem.
  static func read(_ bytes: [UInt8]) -> (template: TemplateText, problems: [Problem]) {
    let (holes, problems) = Holes.read(bytes, TextFacts(bytes))
    return (TemplateText(bytes, holes), problems)
  }
}

extension TemplateText.Holes {
  /// Reads the holes of a text; nil if there are none.
  ///
  /// - Parameter facts: What there is in the text.
  static func read(
    _ bytes: [UInt8], _ facts: TextFacts
  ) -> (holes: TemplateText.Holes?, problems: [TemplateText.Problem]) {
    guard facts.hasSign || facts.hasTilde else { return (nil, []) }
    var reader = TemplateTextReader(bytes: bytes)
    reader.read()
    if reader.segments.isEmpty { return (nil, reader.problems) }
    return (TemplateText.Holes(reader.segments, reader.placeholders), reader.problems)
  }
}

/// Finds the holes of a text in one pass.
private struct TemplateTextReader {
  let bytes: [UInt8]
  /// The parts; none as long as there is no hole.
  private(set) var segments: [TemplateText.Segment] = []
  private(set) var placeholders: [(placeholder: Placeholder, range: Range<Int>)] = []
  private(set) var problems: [TemplateText.Problem] = []
  private var literalStart = 0
  /// The next `)` at or after the place where one was last looked for.
  private var nextClose = 0..<0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() {
    var index = 0
    while let start = nextSign(from: index) {
      if let token = SlotToken(in: bytes, at: start) {
        append(.slot(token), token.range)
        index = token.range.upperBound
      } else if bytes[start] != UInt8(ascii: "~"), bytes.has("(", at: start + 1) {
        index = readPlaceholder(at: start)
      } else {
        index = start + 1
      }
    }
    if !segments.isEmpty { appendLiteral(upTo: bytes.count) }
  }

  /// The next byte with which a hole may begin.
  private func nextSign(from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      return hole_find(base + start, bytes.count - start).map { $0 - base }
    }
  }

  private mutating func append(_ kind: consuming TemplateText.Segment.Kind, _ range: Range<Int>) {
    if segments.isEmpty { segments.reserveCapacity(8) }
    appendLiteral(upTo: range.lowerBound)
    segments.append(TemplateText.Segment(kind: kind, range: range))
    literalStart = range.upperBound
  }

  private mutating func append(_ placeholder: consuming Placeholder, _ range: Range<Int>) {
    if placeholders.isEmpty { placeholders.reserveCapacity(4) }
    placeholders.append((placeholder, range))
    append(.placeholder(placeholder), range)
  }

  private mutating func appendLiteral(upTo end: Int) {
    guard literalStart < end else { return }
    segments.append(TemplateText.Segment(kind: .literal, range: literalStart..<end))
    literalStart = end
  }

  /// Reads the placeholder that opens at an offset; gives the offset at which to go on.
  private mutating func readPlaceholder(at start: Int) -> Int {
    let kind: Placeholder.Kind = bytes[start] == UInt8(ascii: "$") ? .dataSource : .configuration
    if let plain = PlainPlaceholder(kind, in: bytes, at: start) {
      append(
        Placeholder(
          kind: kind, name: String(decoding: bytes[plain.name], as: UTF8.self), nameRange: plain.name,
          formatters: plain.formatter.map { [$0] } ?? [], slots: []),
        start..<plain.end)
      return plain.end
    }
    let opening = start..<(start + 2)
    var opener: String { String(decoding: bytes[opening], as: UTF8.self) }
    guard let close = closingParenthesis(from: start + 2) else {
      report("malformed-placeholder", "This \(opener) is never closed. Write ) after the name.", opening)
      return start + 2
    }
    let inner = (start + 2)..<close
    if inner.dropLast().contains(where: { bytes.has("$(", at: $0) || bytes.has("#(", at: $0) }) {
      report(
        "malformed-placeholder",
        "This \(opener) is not closed before the next placeholder begins. Write ) after the name; a placeholder "
          + "cannot hold another.", opening)
      return start + 2
    }
    let whole = start..<(close + 1)
    if bytes[inner].allSatisfy(\.isWhiteSpace) {
      report("malformed-placeholder", "This placeholder names nothing. Write a name between ( and ).", whole)
      return close + 1
    }
    append(placeholder(kind, inner), whole)
    return close + 1
  }

  private mutating func closingParenthesis(from start: Int) -> Int? {
    if !nextClose.contains(start) {
      let close = bytes[start...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
      nextClose = start..<(close + 1)
    }
    let close = nextClose.upperBound - 1
    return close < bytes.count ? close : nil
  }

  private mutating func placeholder(_ kind: Placeholder.Kind, _ inner: Range<Int>) -> Placeholder {
    let slots = SlotToken.all(in: bytes, inner)
    let parts = kind == .dataSource ? split(inner, around: slots) : [inner]
    let name = parts[0]
    checkName(name, kind, slots: slots)
    return Placeholder(
      kind: kind, name: String(decoding: bytes[name], as: UTF8.self), nameRange: name,
      formatters: parts.dropFirst().compactMap { formatter($0) }, slots: slots)
  }

  /// The parts between the colons that belong to no slot.
  private func split(_ range: Range<Int>, around slots: [SlotToken]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    var slots = slots[...]
    while index < range.upperBound {
      if let slot = slots.first, slot.range.lowerBound == index {
        index = slot.range.upperBound
        slots.removeFirst()
        continue
      }
      if bytes[index] == UInt8(ascii: ":") {
        parts.append(start..<index)
        start = index + 1
      }
      index += 1
    }
    return parts + [start..<range.upperBound]
  }

  private mutating func checkName(_ range: Range<Int>, _ kind: Placeholder.Kind, slots: [SlotToken]) {
    var name = bytes[range]
    for slot in slots where range.contains(slot.range.lowerBound) {
      for index in slot.range { name[index] = UInt8(ascii: "x") }
    }
    let text = String(decoding: name, as: UTF8.self)
    let what = kind == .dataSource ? "data source name" : "configuration key"
    guard let invalid = DataSourceName.fault(in: text, of: what) else { return }
    let offending =
      (invalid.range.lowerBound + range.lowerBound)..<(invalid.range.upperBound + range.lowerBound)
    report("data-source-name", invalid.description, range.isEmpty ? range : offending)
  }

  private mutating func formatter(_ range: Range<Int>) -> Placeholder.Formatter? {
    let name = String(decoding: bytes[range], as: UTF8.self)
    if let formatter = Placeholder.Formatter(rawValue: name) { return formatter }
    if !SlotToken.all(in: bytes, range).isEmpty { return nil }
    let known = Placeholder.Formatter.allCases.map(\.name)
    if name.hasSuffix("("), bytes.has("))", at: range.upperBound), known.contains(String(name.dropLast())) {
      report(
        "unknown-formatter",
        "There is no formatter “\(name))”. A formatter stands without parentheses: write \(name.dropLast()).",
        range.lowerBound..<(range.upperBound + 1), replacement: String(name.dropLast()))
      return nil
    }
    let nearest = name.nearest(in: known)
    let advice = nearest.map { "Did you mean \($0)?" } ?? "There are \(known.joined(separator: ", "))."
    if range.isEmpty {
      let colon = (range.lowerBound - 1)..<range.lowerBound
      report(
        "unknown-formatter",
        "After this colon comes a formatter: one of \(known.joined(separator: ", ")). Write one, or remove the colon.",
        colon)
    } else {
      // What is further away may be meant to do the opposite.
      let isSlip = nearest.map { name.lowercased().isSlip(of: $0.lowercased()) } ?? false
      report(
        "unknown-formatter", "There is no formatter “\(name)”. \(advice)", range,
        replacement: isSlip ? nearest : nil)
    }
    return nil
  }

  private mutating func report(
    _ rule: String, _ message: String, _ range: Range<Int>, replacement: String? = nil
  ) {
    problems.append(
      TemplateText.Problem(rule: rule, description: message, range: range, replacement: replacement))
  }
}

/// A placeholder of a name in which nothing has a meaning of its own, and one formatter or none, as almost always.
private struct PlainPlaceholder {
  let name: Range<Int>
  let formatter: Placeholder.Formatter?
  /// The offset past the `)`.
  let end: Int

  init?(_ kind: Placeholder.Kind, in bytes: borrowing [UInt8], at start: Int) {
    guard let nameEnd = PlainPlaceholder.endOfName(in: bytes, from: start + 2) else { return nil }
    name = (start + 2)..<nameEnd
    if bytes[nameEnd] == UInt8(ascii: ")") {
      formatter = nil
      end = nameEnd + 1
      return
    }
    guard kind == .dataSource, let close = PlainPlaceholder.endOfName(in: bytes, from: nameEnd + 1),
      bytes[close] == UInt8(ascii: ")"),
      let known = Placeholder.Formatter(
        rawValue: String(decoding: bytes[(nameEnd + 1)..<close], as: UTF8.self))
    else { return nil }
    formatter = known
    end = close + 1
  }

  /// The `)` or `:` after a plain name.
  private static func endOfName(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count, index - start < DataSourceName.maximumLength {
        switch bytes[index] {
        case UInt8(ascii: ")"), UInt8(ascii: ":"): return index > start ? index : nil
        case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "("), UInt8(ascii: "~"): return nil
        case 0x21..<0x7F: index += 1
        default: return nil
        }
      }
      return nil
    }
  }
}
