import ApiInteractionKit
import ApiInteractionLint

/// Where the values stand in a file that holds no plan, or no scenarios.
///
/// Which of them are secrets nobody can tell: the definitions say that in which a plan uses them.
struct UnreadValues {
  /// The keys whose texts say what a step is, and how steps follow each other.
  private static let shown: Set<String> = [
    "name", "start", "next", "success", "interface-failure", "default", "digits", "connector", "transfer",
    "number",
    "link", "payment", "ask", "announce", "agent", "end", "data-source", "type", "plan", "faults",
  ]
  /// Those whose texts can only be names of steps.
  private static let branches: Set<String> = ["start", "next", "success", "interface-failure", "default"]
  /// The keys whose values are those of data sources and slots, whatever these are called.
  private static let hidden: Set<String> = ["collect", "set", "values", "data", "data-sources"]

  private let source: PlanSource
  private var ranges: [SourceRange] = []

  static func ranges(in bytes: [UInt8]) -> [SourceRange] {
    var values = UnreadValues(source: PlanSource(bytes))
    do throws(InputProblem) {
      values.note(try YAMLValue(bytes), of: "", isHidden: false)
      return values.ranges
    } catch {
      return values.lines
    }
  }

  private init(source: PlanSource) {
    self.source = source
  }

  /// - Parameters:
  ///   - key: What it is the value of.
  ///   - isHidden: Whether nothing in it is shown.
  private mutating func note(_ value: YAMLValue, of key: String, isHidden: Bool) {
    for (member, content) in value.members ?? [] {
      if member.scalar == nil { note(member, of: "", isHidden: true) }
      // The keys in these are digits, and names of steps.
      let isBranch = (key == "digits" || key == "faults") && content.scalar != nil
      let name = isBranch ? key : member.scalar ?? ""
      note(content, of: name, isHidden: isHidden || UnreadValues.hidden.contains(name))
    }
    for item in value.items ?? [] { note(item, of: key, isHidden: isHidden) }
    if value.scalar != nil, isHidden || !UnreadValues.shown.contains(key) {
      ranges.append(source.extentWithComment(of: value))
    }
  }

  /// In a file that is no YAML: what follows the first key of each line, but names of steps; and lines without a key.
  private var lines: [SourceRange] {
    let text = source.text
    var ranges: [SourceRange] = []
    for line in text.bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex - 1
      let key = line[..<max(colon, line.startIndex)].drop { $0.isWhiteSpace || $0 == UInt8(ascii: "-") }
      let value = line[(colon + 1)...].trimmedRange
      let isName = text.bytes[value].allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      if isName, UnreadValues.branches.contains(String(decoding: key, as: UTF8.self)) { continue }
      if !value.isEmpty { ranges.append(SourceRange(value.lowerBound, value.upperBound)) }
    }
    return ranges
  }
}

extension PlanFileError {
  /// Where in the file values stand: any may be a secret.
  package var secrets: [SourceRange] { UnreadValues.ranges(in: source.bytes) }
}
