import ApiInteractionKit

/// The values of a JSON body by what stands in them, and what is known of each.
struct JSONFields {
  let outline: JSONOutline
  /// For each entry, the entries directly in it.
  let children: [[Int]]
  private let bytes: [UInt8]
  private let holes: TextHoles

  init(_ outline: JSONOutline, _ subject: LintSubject) {
    self.init(outline, subject.body.value?.text.bytes ?? [], holes: subject.bodyHoles)
  }

  /// - Parameter bytes: The text that was outlined.
  init(_ outline: JSONOutline, _ bytes: [UInt8], holes: TextHoles) {
    self.outline = outline
    var children = Array(repeating: [Int](), count: outline.entries.count)
    for (index, entry) in outline.entries.enumerated() where entry.parent >= 0 {
      children[entry.parent].append(index)
    }
    self.children = children
    self.bytes = bytes
    self.holes = holes
  }

  var entries: [JSONOutline.Entry] { outline.entries }

  /// Whether a hole stands for a value, or for a part of one that stands in no quotes.
  func isOpen(_ entry: Int) -> Bool {
    switch entries[entry].kind {
    case .string, .object, .array: false
    case .number, .boolean, .null: isHole(entries[entry].range)
    }
  }

  /// Whether a hole stands in a range of the body's text.
  func isHole(_ range: Range<Int>) -> Bool { !holes.touching(range).isEmpty }

  /// The members of an object by name; of one name the last.
  func members(of entry: Int) -> [String: Int] {
    var members: [String: Int] = [:]
    for child in children[entry] {
      if let key = entries[child].key { members[key] = child }
    }
    return members
  }

  /// Whether a key of an object is not known, which may be any.
  func hasOpenKey(_ entry: Int) -> Bool {
    children[entry].contains { entries[$0].keyRange.map(isHole) ?? false }
  }

  /// The key of an entry, or the whole of a list's member; nil for the body itself.
  func name(of entry: Int) -> Range<Int>? {
    guard entry > 0 else { return nil }
    return entries[entry].keyRange.map { ($0.lowerBound - 1)..<($0.upperBound + 1) } ?? entries[entry].range
  }

  /// The text of a scalar; nil for an object or an array.
  func text(of entry: Int) -> KnownText? {
    let range = entries[entry].range
    switch entries[entry].kind {
    case .object, .array: return nil
    case .string:
      return KnownText(
        bytes, (range.lowerBound + 1)..<(range.upperBound - 1), holes: holes, decode: JSONText.unescaped)
    case .number, .boolean, .null:
      return KnownText(bytes, range, holes: holes) { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The entries to which steps lead.
  func found(_ steps: ArraySlice<FieldPath.Step>, from entry: Int) -> [Int] {
    guard let step = steps.first else { return [entry] }
    let next: [Int]
    switch step {
    case .name(let name): next = children[entry].last { entries[$0].key == name }.map { [$0] } ?? []
    case .every: next = entries[entry].kind == .array ? children[entry] : []
    case .index(let index):
      let isThere = entries[entry].kind == .array && index < children[entry].count
      next = isThere ? [children[entry][index]] : []
    }
    return next.flatMap { found(steps.dropFirst(), from: $0) }
  }
}

extension LintSubject {
  /// The holes of the body, and what was meant to be some.
  var bodyHoles: TextHoles {
    guard let value = body.value else { return TextHoles() }
    let meant = lookalikes.filter { $0.value.syntax.range == value.syntax.range }.map(\.range)
    return TextHoles(value.template, lookalikes: meant)
  }
}
