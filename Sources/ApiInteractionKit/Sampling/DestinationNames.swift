/// Names for data sources, made of the ends of paths.
struct DestinationNames {
  /// For each path, a name that no other has.
  let names: [String]

  /// - Parameter group: What stands before the bar in each name, of at most ``SampleResponse/longestGroup``.
  init(_ paths: [[String]], group: String?) {
    let prefix = group.map { $0 + "|" } ?? ""
    let words = paths.map { $0.map(DestinationNames.word).filter { !$0.isEmpty } }
    let room = DataSourceName.maximumLength - prefix.unicodeScalars.count
    var lengths = Array(repeating: 1, count: paths.count)
    var names = words.map { DestinationNames.end(of: $0, 1, room) }
    var open = Array(paths.indices)
    while !open.isEmpty {
      let owners = Dictionary(grouping: open) { names[$0] }
      // Only those that share a name get longer, and only while there is more of their path.
      open = owners.values.filter { $0.count > 1 }.joined().filter { lengths[$0] < words[$0].count }
      for index in open {
        lengths[index] += 1
        names[index] = DestinationNames.end(of: words[index], lengths[index], room)
      }
    }
    var taken: Set<String> = []
    /// For each name, the number that the next path of the name is given.
    var numbers: [String: Int] = [:]
    self.names = names.map { name in
      var unique = name
      var number = numbers[name, default: 2]
      while !taken.insert(unique).inserted {
        let ending = "_\(number)"
        unique = DestinationNames.cut(name, to: room - ending.utf8.count) + ending
        number += 1
      }
      numbers[name] = number
      return prefix + unique
    }
  }

  /// A name or number in the manner of the documented data sources: `session_id` is `SessionId`.
  private static func word(_ step: String) -> String {
    step.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static func end(of words: [String], _ length: Int, _ room: Int) -> String {
    let name = words.suffix(length).joined()
    return name.isEmpty ? "Value" : cut(name, to: room)
  }

  /// The end of a name that is too long.
  private static func cut(_ name: String, to count: Int) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.suffix(count)))
  }
}
