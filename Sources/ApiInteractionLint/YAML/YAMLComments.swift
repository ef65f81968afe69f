import ApiInteractionKit

/// The comments of a YAML file, of which Yams does not tell.
///
/// Each `#` is numbered in the text, and that is read again: a number that comes back in no value stands in a comment.
struct YAMLComments {
  private let text: String
  /// What stands around the numbers, and nowhere else in the text.
  private let mark: Unicode.Scalar
  /// The numbers that came back in values.
  private var read: Set<Int> = []

  /// Where the comments stand, from the `#` to the end of the line; none in JSON, and in what cannot be read.
  static func ranges(in source: SourceText) -> [SourceRange] {
    guard var comments = YAMLComments(source.string) else { return [] }
    do throws(InputProblem) {
      if let file = try YAMLValue.read(comments.numbered) { comments.note(file) }
      return comments.ranges
    } catch {
      return []
    }
  }

  private init?(_ text: String) {
    let used = Set(text.unicodeScalars.filter { $0.properties.generalCategory == .privateUse })
    let privateUse = (UInt32(0xE000)...0xF8FF).lazy.compactMap(Unicode.Scalar.init)
    guard let mark = privateUse.first(where: { !used.contains($0) }) else { return nil }
    self.text = text
    self.mark = mark
  }

  private var numbered: [UInt8] {
    var number = 0
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      bytes.append(byte)
      guard byte == UInt8(ascii: "#") else { continue }
      bytes += "\(mark)\(number)\(mark)".utf8
      number += 1
    }
    return bytes
  }

  private mutating func note(_ value: YAMLValue) {
    for (key, member) in value.members ?? [] {
      note(key)
      note(member)
    }
    for item in value.items ?? [] { note(item) }
    let parts = value.scalar?.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false) ?? []
    for (index, part) in parts.enumerated() where !index.isMultiple(of: 2) {
      if let number = Int(String(part)) { read.insert(number) }
    }
  }

  private var ranges: [SourceRange] {
    var ranges: [SourceRange] = []
    var start: Int?
    var number = 0
    var offset = 0
    for character in text {
      if character.isNewline, let begun = start {
        ranges.append(SourceRange(begun, offset))
        start = nil
      }
      for scalar in character.unicodeScalars {
        if scalar == "#" {
          if start == nil, !read.contains(number) { start = offset }
          number += 1
        }
        offset += scalar.utf8.count
      }
    }
    return ranges + (start.map { [SourceRange($0, offset)] } ?? [])
  }
}
