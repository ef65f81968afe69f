import ApiInteractionKit

/// Finds the objects and elements in a body whose text has their name: `"password": {"value": "…"}`.
struct NamedObjectReader {
  /// What has a name, and is no text itself.
  struct Object {
    /// What it holds, and not what is in that.
    var members: [NamedPart] = []
    /// The texts in it that are its own, under its name.
    var texts: [NamedPart] = []
  }

  /// The members that are the text of what they are in.
  private static let textNames: Set<String> = ["value", "text", "#text", "$"]

  /// The objects, in order, but for those that say in a member of what name their value is.
  ///
  /// - Parameter parts: What has a name in a request, what is around others before them.
  static func objects(among parts: [NamedPart]) -> [Object] {
    var objects: [Object] = []
    var holders: [NamedPart] = []
    var last: [String: Int] = [:]
    for part in parts where part.place == .json || part.place == .xml && !isQuoted(part) {
      if let parent = part.parent, let index = last[parent] {
        objects[index].members.append(part)
        if isText(part) { objects[index].texts.append(part.named(as: holders[index])) }
      }
      guard part.range.isEmpty else { continue }
      last[part.name] = objects.count
      objects.append(Object())
      holders.append(part)
    }
    return objects.filter { object in
      !object.texts.isEmpty && !object.members.contains { ["name", "key"].contains($0.name.lowercased()) }
    }
  }

  private static func isText(_ part: NamedPart) -> Bool {
    textNames.contains(part.name.lowercased()) && (part.place == .xml || isQuoted(part))
      && !part.bytes.contains(where: \.isWhiteSpace)
  }

  /// Whether a value is a text of JSON, or an attribute's.
  private static func isQuoted(_ part: NamedPart) -> Bool {
    let start = part.range.lowerBound
    return start > 0 && "\"'".utf8.contains(part.container.bytes[start - 1])
  }
}

extension NamedPart {
  /// The same value under the name of another part.
  fileprivate func named(as other: NamedPart) -> NamedPart {
    NamedPart(
      place: place, name: other.name, parent: other.parent, nameRange: other.nameRange, container: container,
      range: range)
  }
}
