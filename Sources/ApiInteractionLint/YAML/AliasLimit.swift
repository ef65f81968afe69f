import ApiInteractionKit

/// Refuses files whose aliases could stand for more values than any computer counts.
///
/// Each anchor may repeat the ones before it, so that a few lines are billions of values; and Yams walks all of them to
/// look for equal keys before it gives anything back. With few aliases, or many of few anchors, there are few values.
enum AliasLimit {
  private static let fewAliases = 24
  /// How often all that a file holds may stand in it.
  private static let mostCopies = 10_000

  /// - Throws: ``InputProblem`` with the place of the alias by which there are too many.
  static func check(_ bytes: [UInt8]) throws(InputProblem) {
    /// How often a name was given so far: each time it stands for another value.
    var anchors: [ArraySlice<UInt8>: Int] = [:]
    var counts: [Alias: Int] = [:]
    var aliases = 0
    for index in bytes.indices where isMark(at: index, in: bytes) {
      let word = bytes[(index + 1)...].prefix { $0.isLetter || $0.isDigit || "_-".utf8.contains($0) }
      if bytes[index] == UInt8(ascii: "&") {
        anchors[word, default: 0] += 1
      } else if let number = anchors[word] {
        aliases += 1
        counts[Alias(word: word, number: number), default: 0] += 1
        // What is named is copied as often as what holds it is, for each of its aliases.
        let copies = counts.values.reduce(1) { min($0 * ($1 + 1), mostCopies + 1) }
        if aliases > fewAliases, copies > mostCopies {
          throw InputProblem(
            message: "The file has too many aliases (*name) of different values. Write the values out.",
            location: LineTable(SourceText(bytes)).location(of: index))
        }
      }
    }
  }

  private struct Alias: Hashable {
    let word: ArraySlice<UInt8>
    let number: Int
  }

  /// Whether a mark stands where an anchor or an alias could begin: after white space or punctuation.
  private static func isMark(at index: Int, in bytes: [UInt8]) -> Bool {
    "&*".utf8.contains(bytes[index]) && (index == 0 || " \t\n\r[{,:-?".utf8.contains(bytes[index - 1]))
  }
}
