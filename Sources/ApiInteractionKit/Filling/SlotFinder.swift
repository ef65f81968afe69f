/// Finds the slots of a definition, and for each the name and the context that its place gives it.
struct SlotFinder {
  /// What a place says of a slot that stands there.
  private struct Place {
    /// The name of the slot; of a JSON value, its path.
    var name: String
    /// The name without the path.
    var shortName: String
    var context: SlotContext

    /// The longest name that a place gives, in bytes; a longer one serves nobody, and there may be many.
    private static let longestName = 255

    static func isShort(_ name: String) -> Bool {
      !name.isEmpty && name.utf8.count <= longestName
    }

    /// - Parameters:
    ///   - name: The name that the place gives; nil, or one that is too long, for the element's.
    init(_ name: String?, short: String? = nil, in element: String, _ context: SlotContext) {
      let name = [name, short, element].compactMap(\.self).first(where: Place.isShort)
      self.name = name ?? DefinitionElement.value.name
      shortName = short.flatMap { Place.isShort($0) ? $0 : nil } ?? self.name
      self.context = context
    }
  }

  private struct Found {
    let place: Place
    let occurrence: Slot.Occurrence
  }

  private var found: [Found] = []

  /// The slots of a definition, in the order of the source.
  static func slots(of definition: Definition) -> [Slot] {
    var finder = SlotFinder()
    for (index, value) in definition.values.enumerated() where !value.template.slots.isEmpty {
      finder.find(in: value, at: index)
    }
    return finder.named()
  }

  private mutating func find(in value: Definition.Value, at index: Int) {
    let body = value.element == .body ? BodyPlaces(BodyContent(value.template)) : nil
    let url = value.element == .url ? URLPlaces(value.template) : nil
    func add(_ token: SlotToken, context: SlotContext?) {
      var place = SlotFinder.place(of: token, in: value, url: url, body: body)
      if let context { place.context = context }
      let range = value.text.sourceRange(of: token.range)
      if range.count != token.range.count {
        place.context = .unreadable(
          reason: "The slot is not written in one piece. Write ~~~REPLACE~~~ as it is.")
      }
      if let name = token.name {
        place.name = name
        place.shortName = name
      }
      found.append(
        Found(
          place: place,
          occurrence: Slot.Occurrence(
            range: range, context: place.context, value: index, token: token)))
    }
    for segment in value.template.segments {
      switch segment.kind {
      case .literal: break
      case .slot(let token): add(token, context: nil)
      case .placeholder(let placeholder):
        for token in placeholder.slots {
          let isName = placeholder.nameRange.contains(token.range.lowerBound)
          add(token, context: isName ? .placeholderName(placeholder.kind) : .formatter)
        }
      }
    }
  }

  private static func place(
    of token: SlotToken, in value: Definition.Value, url: URLPlaces?, body: BodyPlaces?
  ) -> Place {
    let element = value.element?.name ?? value.syntax.name
    switch value.element {
    case .url:
      let (name, context) = url?.place(of: token.range) ?? (nil, .urlStart)
      return Place(name, in: element, context)
    case .value:
      let key = value.headerKey.flatMap { Place.isShort($0) && !$0.contains("~~~REPLACE") ? $0 : nil }
      return Place(key, in: element, .headerValue)
    case .body:
      let (name, short, context) = body?.place(of: token.range) ?? (nil, nil, .text)
      return Place(name, short: short, in: element, context)
    default: return Place(nil, in: element, .element(value.element))
    }
  }

  // MARK: - Names

  /// Joins the places of one explicit name, and tells apart those whose names are alike: `amount`, `amount#2`.
  private func named() -> [Slot] {
    var taken = Set(found.compactMap { $0.occurrence.token.name })
    var slots: [Slot] = []
    var explicit: [String: Int] = [:]
    /// For each name, the number that the next slot of the name is given.
    var numbers: [String: Int] = [:]
    for item in found {
      if let name = item.occurrence.token.name {
        if let index = explicit[name] {
          slots[index].occurrences.append(item.occurrence)
        } else {
          explicit[name] = slots.count
          slots.append(Slot(name: name, shortName: name, occurrences: [item.occurrence]))
        }
        continue
      }
      var number = numbers[item.place.name, default: 1]
      var suffix = number > 1 ? "#\(number)" : ""
      while !taken.insert(item.place.name + suffix).inserted {
        number += 1
        suffix = "#\(number)"
      }
      numbers[item.place.name] = number + 1
      slots.append(
        Slot(
          name: item.place.name + suffix, shortName: item.place.shortName + suffix,
          occurrences: [item.occurrence]))
    }
    return slots
  }
}
