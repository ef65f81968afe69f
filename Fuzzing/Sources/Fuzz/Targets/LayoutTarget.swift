import ApiInteractionKit
import Foundation

/// Layout keeps every value to the letter, a body's JSON its meaning, and has nothing to do the second time.
enum LayoutTarget {
  static func check(_ input: [UInt8]) {
    let definition = Definition(input)
    for bodies in [BodyLayout.kept, .indented] {
      let layout = DefinitionLayout(bodies: bodies)
      guard let formatted = try? layout.format(definition) else { continue }
      let result = Definition(formatted.bytes)
      let edits = try? layout.edits(for: result)
      require(edits == [], "nothing is left to lay out:\n\(formatted.string)")
      check(definition, result, bodies)
    }
  }

  private static func check(_ before: Definition, _ after: Definition, _ bodies: BodyLayout) {
    require(before.values.count == after.values.count, "the number of values stays")
    for (old, new) in zip(before.values, after.values) {
      let isSame = old.template == new.template || old.isBlank && new.isBlank
      require(
        isSame || bodies == .indented && old.element == .body && isSameJSON(old, new),
        "“\(old.text.string)” stays, and is not “\(new.text.string)”")
    }
    // Without the attributes that are removed there may be a model where there was none.
    guard let model = before.interaction else { return }
    require(after.interaction != nil, "a model stays one")
    if bodies == .kept { require(model == after.interaction, "the model stays") }
  }

  private static func isSameJSON(_ before: Definition.Value, _ after: Definition.Value) -> Bool {
    guard case .json(let old) = BodyContent(before.template),
      case .json(let new) = BodyContent(after.template)
    else { return false }
    return old.fault == nil && new.fault == nil && old.entries.map(\.kind) == new.entries.map(\.kind)
      && zip(old.entries, new.entries).allSatisfy { oldEntry, newEntry in
        guard oldEntry.key == newEntry.key else { return false }
        if oldEntry.kind == .object || oldEntry.kind == .array { return true }
        return before.text.bytes[oldEntry.range] == after.text.bytes[newEntry.range]
      }
  }
}
