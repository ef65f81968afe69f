import ApiInteractionKit

/// What a response holds that is meant for a data source with a secret, and is not, or not all of it, stored there: the
/// response cannot be read, the value is not of its type, or a name comes twice. [P]
enum UnstoredSecrets {
  /// Where it stands: beside the last name of each locator.
  ///
  /// - Parameter isSecret: Whether a data source holds a secret.
  static func ranges(
    in body: [UInt8], for response: ApiInteraction.Response, where isSecret: (String) -> Bool
  ) -> [SourceRange] {
    let secret = response.fields.filter { isSecret($0.destination.name) }
    if secret.isEmpty { return [] }
    // No status matters here.
    let mapped = ResponseMapper(response).map(status: 200, body: body)
    let unstored = Set(
      mapped.assignments.filter { $0.outcome == .unreadable || $0.outcome == .refused }.map(\.destination))
    let doubled = doubledNames(in: body, secret.map(\.locator))
    let names = secret.filter { field in
      unstored.contains(field.destination) || !doubled.isDisjoint(with: field.locator.names)
    }.compactMap { $0.locator.names.last.flatMap(lastWord) }
    if names.isEmpty { return [] }
    return SecretMask.ranges(in: body, holes: false) { word in
      names.contains { $0.utf8.elementsEqual(word) }
    }
  }

  /// The names in locators that an object of the response has twice.
  private static func doubledNames(in body: [UInt8], _ locators: [Locator]) -> Set<String> {
    let names = Set(locators.filter { $0.type == .json }.flatMap(\.names))
    if names.isEmpty { return [] }
    struct Member: Hashable {
      let parent: Int
      let name: String
    }
    var seen: Set<Member> = []
    let members = JSONOutline(body, depthLimit: Limits().jsonDepth).entries.compactMap { entry in
      entry.key.flatMap { names.contains($0) ? Member(parent: entry.parent, name: $0) : nil }
    }
    return Set(members.filter { !seen.insert($0).inserted }.map(\.name))
  }

  /// What of a name stands next to its value, if a text is gone over word by word.
  private static func lastWord(of name: String) -> String? {
    name.utf8.split { !$0.isLetter && !$0.isDigit && !"_-.".utf8.contains($0) }.last.flatMap { String($0) }
  }
}

extension Locator {
  /// The names that it steps through; of an XPath its words, the functions that it calls not among them.
  fileprivate var names: [String] {
    switch self {
    case .json(let locator):
      locator.steps.compactMap { if case .name(let name) = $0 { name } else { nil } }
    case .xml(let locator):
      locator.text.matches(of: /[A-Za-z_][\w.\-]*+(?!\s*\(|::)/).map { String($0.output) }
    }
  }
}
