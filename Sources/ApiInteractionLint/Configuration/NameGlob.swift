/// A pattern for one name in a path.
struct NameGlob: Sendable, Hashable {
  private enum Token: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    /// `?`
    case one
    /// `*`
    case run
    /// `[a-z]`, `[!a-z]`
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    /// A set that is never closed: nothing is of such a pattern.
    case nothing
  }

  private let tokens: [Token]

  /// Why no name can match; nil if one can.
  var defect: String? {
    tokens.contains(.nothing) ? "a [ is not closed, or a \\ stands at the end" : nil
  }

  init(_ text: Substring) {
    var tokens: [Token] = []
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": if tokens.last != .run { tokens.append(.run) }
      case "?": tokens.append(.one)
      case "[": tokens.append(NameGlob.set(from: &rest))
      case "\\": tokens.append(rest.popFirst().map { .scalar($0) } ?? .nothing)
      default: tokens.append(.scalar(scalar))
      }
    }
    self.tokens = tokens
  }

  private static func set(from rest: inout Substring.UnicodeScalarView) -> Token {
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    let isNegated = rest.first == "!" || rest.first == "^"
    if isNegated { rest.removeFirst() }
    var isFirst = true
    while var low = rest.popFirst() {
      if low == "]", !isFirst { return .set(ranges, isNegated: isNegated) }
      isFirst = false
      if low == "[", rest.first == ":", let named = named(in: &rest) {
        ranges += named
        continue
      }
      if low == "\\", let escaped = rest.popFirst() { low = escaped }
      var high = low
      if rest.first == "-", let end = rest.dropFirst().first, end != "]" {
        rest.removeFirst(2)
        high = end == "\\" ? rest.popFirst() ?? end : end
      }
      ranges.append(low...max(low, high))
    }
    return .nothing
  }

  /// The characters of a class such as `[:digit:]`, whose `[` has been read.
  private static func named(in rest: inout Substring.UnicodeScalarView) -> [ClosedRange<Unicode.Scalar>]? {
    let classes: [(String, [ClosedRange<Unicode.Scalar>])] = [
      (":alpha:]", ["a"..."z", "A"..."Z"]), (":digit:]", ["0"..."9"]),
      (":alnum:]", ["a"..."z", "A"..."Z", "0"..."9"]),
      (":upper:]", ["A"..."Z"]), (":lower:]", ["a"..."z"]), (":space:]", [" "..." ", "\t"..."\r"]),
      (":xdigit:]", ["0"..."9", "a"..."f", "A"..."F"]),
      (":punct:]", ["!"..."/", ":"..."@", "["..."`", "{"..."~"]),
    ]
    guard let found = classes.first(where: { rest.starts(with: $0.0.unicodeScalars) }) else { return nil }
    rest.removeFirst(found.0.unicodeScalars.count)
    return found.1
  }

  func matches(_ name: Substring.UnicodeScalarView) -> Bool {
    Wildcards.match(tokens[...], name, isAny: { $0 == .run }) { token, scalar in
      switch token {
      case .scalar(let expected): expected == scalar
      case .one: true
      case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
      case .run, .nothing: false
      }
    }
  }
}
