@testable import ApiInteractionKit

/// A mistake that is made in a definition on purpose, once.
enum Mistake: CaseIterable {
  case unknownElement
  case misspeltElement
  case duplicateElement
  case attribute
  case strayText
  case emptyValue
  case malformedPlaceholder
  case unknownFormatter
  case placeholderNotAllowed
  case misplacedElement
  case missingElement

  /// Makes the mistake somewhere, and marks the element that it is found in.
  func make(in plan: inout PlannedElement, _ random: inout SeededRandom) {
    switch self {
    case .unknownElement:
      change(&plan, &random, where: { $0.value == nil }) { element, random in
        var foreign = PlannedElement(name: "Zzzzzzzzz", PlannedValue([.literal("x")]))
        foreign.mistake = ("unknown-element", .name)
        element.children.insert(foreign, at: random.number(0...element.children.count))
      }
    case .misspeltElement:
      change(&plan, &random, where: { $0.name != "ApiInteraction" }) { element, random in
        element.name += random.one(of: "x", "_", "é")
        element.mistake = ("unknown-element", .name)
      }
    case .duplicateElement: duplicate(&plan, &random)
    case .attribute:
      change(&plan, &random, where: { _ in true }) { element, random in
        element.attribute = random.one(of: "a=\"1\"", "xml:space = 'preserve'", "é=\"a>b &amp; '\"")
        element.mistake = ("unexpected-attribute", .attribute)
      }
    case .strayText:
      change(&plan, &random, where: { $0.value == nil }) { element, random in
        element.strayText = random.one(of: "x", "é &amp; 日", "a\r\nb", ">", "$(x)")
        element.mistake = ("stray-text", .strayText)
      }
    case .emptyValue:
      change(&plan, &random, where: { $0.value != nil && $0.name != "Body" }) { element, _ in
        element.value = PlannedValue([])
        element.mistake = ("empty-value", .whole)
      }
    case .malformedPlaceholder: malformPlaceholder(&plan, &random)
    case .unknownFormatter: misspellFormatter(&plan, &random)
    case .placeholderNotAllowed:
      change(&plan, &random, where: { ["Destination", "Method", "Type"].contains($0.name) }) {
        element, random in
        let part = PlannedValue.Part.placeholder(random.one(of: "$(A)", "#(B)", "$(C:ToLowerCase)"))
        element.value = PlannedValue([part])
        element.mistake = ("placeholder-not-allowed", .value(0..<part.text.utf8.count))
      }
    case .misplacedElement: misplace(&plan, &random)
    case .missingElement:
      let required: (PlannedElement) -> Bool = { DefinitionElement(rawValue: $0.name)?.isRequired ?? false }
      change(&plan, &random, where: { $0.children.contains(where: required) }) { element, random in
        let places = element.children.indices.filter { required(element.children[$0]) }
        element.children.remove(at: places[random.number(0...(places.count - 1))])
        element.mistake = ("missing-element", .startTag)
      }
    }
  }

  // MARK: - Structure

  private func duplicate(_ plan: inout PlannedElement, _ random: inout SeededRandom) {
    let single: (PlannedElement) -> Bool = { !["Header", "Field"].contains($0.name) }
    change(&plan, &random, where: { $0.children.contains(where: single) }) { element, random in
      let places = element.children.indices.filter { single(element.children[$0]) }
      let place = places[random.number(0...(places.count - 1))]
      var copy = element.children[place]
      copy.mistake = ("duplicate-element", .startTag)
      element.children.insert(copy, at: random.number((place + 1)...element.children.count))
    }
  }

  /// Moves an element that must be there to the other half of the definition.
  private func misplace(_ plan: inout PlannedElement, _ random: inout SeededRandom) {
    let from = random.once(in: 2) ? DefinitionElement.request : .response
    let to = from == .request ? DefinitionElement.response : .request
    let names = from == .request ? ["Url", "Method"] : ["Type", "ResponseCodeDestination"]
    let name = random.one(from: names)
    var moved: PlannedElement?
    change(&plan, &random, where: { $0.name == from.name }) { element, _ in
      guard let place = element.children.firstIndex(where: { $0.name == name }) else { return }
      moved = element.children.remove(at: place)
    }
    guard var moved else { return }
    moved.mistake = ("misplaced-element", .name)
    change(&plan, &random, where: { $0.name == to.name }) { element, random in
      element.children.insert(moved, at: random.number(0...element.children.count))
    }
  }

  // MARK: - Placeholders

  private func malformPlaceholder(_ plan: inout PlannedElement, _ random: inout SeededRandom) {
    change(&plan, &random, where: { ["Url", "Value", "Body"].contains($0.name) }) { element, random in
      let before = element.value?.text.utf8.count ?? 0
      let (text, length) = random.one(of: ("$(Open", 2), ("#(Open é", 2), ("$()", 3), ("$(a $(b)", 2))
      element.value?.parts.append(.literal(text))
      element.mistake = ("malformed-placeholder", .value(before..<(before + length)))
    }
  }

  private func misspellFormatter(_ plan: inout PlannedElement, _ random: inout SeededRandom) {
    change(&plan, &random, where: { ["Url", "Value", "Body"].contains($0.name) }) { element, random in
      let before = element.value?.text.utf8.count ?? 0
      let formatter = random.one(of: "toLowerCase", "Upper", "Größe")
      element.value?.parts.append(.literal("$(a:\(formatter))"))
      element.mistake = ("unknown-formatter", .value((before + 4)..<(before + 4 + formatter.utf8.count)))
    }
  }

  // MARK: - Places

  /// Changes one of the elements that fit.
  private func change(
    _ plan: inout PlannedElement, _ random: inout SeededRandom, where fits: (PlannedElement) -> Bool,
    _ change: (inout PlannedElement, inout SeededRandom) -> Void
  ) {
    let count = plan.count(where: fits)
    guard count > 0 else { return }
    var left = random.number(0...(count - 1))
    plan.change(&left, where: fits) { change(&$0, &random) }
  }
}

extension PlannedElement {
  /// How many of this element and those below it fit.
  fileprivate func count(where fits: (PlannedElement) -> Bool) -> Int {
    children.reduce(fits(self) ? 1 : 0) { $0 + $1.count(where: fits) }
  }

  /// Changes the one of those that fit before which so many are left.
  fileprivate mutating func change(
    _ left: inout Int, where fits: (PlannedElement) -> Bool, _ change: (inout PlannedElement) -> Void
  ) {
    if fits(self) {
      left -= 1
      if left < 0 { return change(&self) }
    }
    guard case .elements(var below) = content else { return }
    for index in below.indices where left >= 0 { below[index].change(&left, where: fits, change) }
    content = .elements(below)
  }
}
