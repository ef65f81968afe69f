import ApiInteractionKit
import Foundation

/// A template takes values or refuses them; filled, it is a definition of the same form that holds each of them.
enum FillingTarget {
  static func check(_ input: FuzzInput) {
    guard let template = try? DefinitionTemplate(Definition(input.text)), !template.slots.isEmpty else {
      return
    }
    let values = input.values.isEmpty ? [#"a&b "<c>\]]>"#] : input.values
    var given: [String: String] = [:]
    for (index, slot) in template.slots.enumerated() { given[slot.name] = values[index % values.count] }
    do throws(FillError) {
      let filled = Definition(try template.fill(with: given).bytes)
      check(filled, made: template, of: given)
    } catch {
      require(!error.description.isEmpty, "a refusal has a reason")
    }
  }

  private static func check(
    _ filled: Definition, made template: DefinitionTemplate, of given: [String: String]
  ) {
    let text = filled.source.string
    require(filled.tree.isWellFormed, "what is filled is well-formed:\n\(text)")
    require(filled.slots.isEmpty, "every slot is filled:\n\(text)")
    let before = template.definition.values
    require(filled.values.count == before.count, "no value makes another value:\n\(text)")
    for slot in template.slots {
      for occurrence in slot.occurrences {
        // Where elements stand in the value of another, the innermost holds the slot.
        let around = before.indices.filter { before[$0].syntax.content.contains(occurrence.range) }
        let start = { (index: Int) in before[index].syntax.content.start }
        guard let index = around.max(by: { start($0) < start($1) }), let value = given[slot.name] else {
          continue
        }
        let read = FilledText(filled.values[index], instead: before[index], as: occurrence.context)
        read.requireSameForm()
        read.requireHeld(value)
      }
    }
  }
}

/// A filled text, and what it was before.
private struct FilledText {
  private let value: Definition.Value
  private let context: SlotContext
  private let content: BodyContent
  private let before: BodyContent

  init(_ value: Definition.Value, instead before: Definition.Value, as context: SlotContext) {
    self.value = value
    self.context = context
    content = value.element == .body ? BodyContent(value.template) : .none
    self.before = before.element == .body ? BodyContent(before.template) : .none
  }

  /// Requires that a body has the members, elements or pairs that it had.
  func requireSameForm() {
    switch (before, content) {
    case (.json(let old), .json(let new)):
      if old.fault != nil { return }
      require(new.fault == nil, "the body stays JSON:\n\(value.text.string)")
      require(
        old.entries.map(\.parent) == new.entries.map(\.parent), "no member is added:\n\(value.text.string)")
    case (.xml(let old), .xml(let new)):
      if !old.isWellFormed { return }
      require(new.isWellFormed, "the body stays XML:\n\(value.text.string)")
      require(
        FilledText.form(of: old) == FilledText.form(of: new), "no element is added:\n\(value.text.string)")
    case (.form(let old), .form(let new)):
      require(old.count == new.count, "no pair is added:\n\(value.text.string)")
    default: break
    }
  }

  /// Requires that a value is there, once what is escaped is read; of a value with placeholders, which stay as they are,
  /// that is not looked for.
  func requireHeld(_ value: String) {
    if value.contains("$(") || value.contains("#(") { return }
    var expected = value
    if self.value.element != .body { expected = expected.trimmingCharacters(in: FilledText.space) }
    if context == .urlStart, expected.hasSuffix("/") { expected.removeLast() }
    require(
      texts.contains { $0.holds(expected) }, "“\(value)” is held as \(context):\n\(self.value.text.string)")
  }

  private static let space = CharacterSet(charactersIn: " \t\r\n")

  /// The texts in which the value may be.
  private var texts: [String] {
    let bytes = value.text.bytes
    switch (context, content) {
    case (.jsonString, .json(let outline)):
      let strings = outline.entries.flatMap { entry -> [Range<Int>] in
        let key = entry.keyRange.map { ($0.lowerBound - 1)..<($0.upperBound + 1) }
        return [key, entry.kind == .string ? entry.range : nil].compactMap(\.self)
      }
      return strings.map { FilledText.decoded(bytes[$0]) }
    case (.xmlText, .xml(let tree)), (.xmlCDATA, .xml(let tree)):
      // The tree is of the text with its placeholders stood in for, which no value without one is a part of.
      return FilledText.elements(of: tree).map(\.text.string)
    case (.xmlAttribute, .xml(let tree)):
      return FilledText.elements(of: tree).flatMap(\.attributes).map {
        FilledText.unescaped(tree.source[$0.valueRange])
      }
    case (.urlPath, _), (.urlQuery, _), (.form, _):
      return [String(decoding: FilledText.percentDecoded(bytes), as: UTF8.self)]
    default: return [value.text.string]
    }
  }

  /// What a JSON string says; a string with a placeholder that has quotes in it is taken as it is.
  private static func decoded(_ string: ArraySlice<UInt8>) -> String {
    let value = try? JSONSerialization.jsonObject(with: Data(string), options: .fragmentsAllowed)
    return value as? String ?? String(decoding: string, as: UTF8.self)
  }

  private static func elements(of tree: SyntaxTree) -> [SyntaxElement] {
    var elements = [tree.root].compactMap(\.self)
    var next = 0
    while next < elements.count {
      elements += elements[next].children
      next += 1
    }
    return elements
  }

  /// How many children and attributes each element has; names may be filled.
  private static func form(of tree: SyntaxTree) -> [[Int]] {
    elements(of: tree).map { [$0.children.count, $0.attributes.count] }
  }

  private static func unescaped(_ attribute: String) -> String {
    let references = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#9;", "\t"), ("&#10;", "\n"),
      ("&#13;", "\r"), ("&amp;", "&"),
    ]
    return references.reduce(attribute) { $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal) }
  }

  private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }
}
