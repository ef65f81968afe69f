import ApiInteractionKit

/// Finds the lists in a JSON body that have a name: `"passwords": ["…", "…"]`.
struct NamedListReader {
  /// The texts, numbers and words of each list, in order, those of lists in it among them.
  static func lists(in body: LintedBody) -> [[NamedPart]] {
    guard case .json(let outline) = body.content, let value = body.value, value.syntax.isClosed else {
      return []
    }
    let entries = outline.entries
    /// The member of an object that an entry is a part of, with only arrays between the two.
    var members: [Int?] = []
    var lists: [[NamedPart]] = []
    var last: Int?
    for (index, entry) in entries.enumerated() {
      let isMember = entry.key != nil
      let isListed = entry.parent >= 0 && entries[entry.parent].kind == .array
      members.append(isMember ? index : isListed ? members[entry.parent] : nil)
      guard isListed, entry.kind != .array, entry.kind != .object, let member = members[index],
        let part = part(of: entry, in: value, namedBy: entries[member])
      else { continue }
      if member != last { lists.append([]) }
      last = member
      lists[lists.count - 1].append(part)
    }
    return lists
  }

  private static func part(
    of entry: JSONOutline.Entry, in value: Definition.Value, namedBy member: JSONOutline.Entry
  ) -> NamedPart? {
    guard let name = member.key, let nameRange = member.keyRange else { return nil }
    let quote = entry.kind == .string ? 1 : 0
    return NamedPart(
      place: .json, name: name, parent: nil, nameRange: value.text.sourceRange(of: nameRange),
      container: value,
      range: (entry.range.lowerBound + quote)..<(entry.range.upperBound - quote))
  }
}
