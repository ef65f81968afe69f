/// Why a template could not be filled: everything that is wrong, not just the first.
public struct FillError: Error, Sendable, CustomStringConvertible {
  public enum Problem: Sendable, Hashable {
    /// A value was given for a slot that the template does not have; the nearest name, if one is near.
    case unknownSlot(String, nearest: String?)
    /// A short name that several slots have.
    case ambiguousSlot(String, candidates: [String])
    /// A slot got two values, by its full and its short name.
    case givenTwice(slot: String)
    /// A slot that got no value, and where it stands first.
    case open(slot: String, at: SourceRange)
    /// A value that its place cannot take; the reason does not repeat the value, which may be a secret.
    case refused(slot: String, reason: String, at: SourceRange)
  }

  public let source: SourceText
  public let problems: [Problem]
  /// The names of the template's slots, in the order of the source.
  public let slots: [String]

  /// One line for each problem, then the slots there are.
  public var description: String {
    let lines = LineTable(source)
    func place(_ range: SourceRange) -> String {
      let location = lines.location(of: range.start)
      return "\(location.line):\(location.column)"
    }
    var text = problems.map { problem in
      switch problem {
      case .unknownSlot(let name, let nearest):
        "there is no slot “\(name)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
      case .ambiguousSlot(let name, let candidates):
        "“\(name)” could be any of \(FillError.list(candidates)); write the whole name"
      case .givenTwice(let slot): "the slot “\(slot)” is given two values"
      case .open(let slot, let range): "\(place(range)): the slot “\(slot)” has no value"
      case .refused(let slot, let reason, let range):
        "\(place(range)): the value for “\(slot)” is refused: \(reason)"
      }
    }
    text.append(slots.isEmpty ? "the template has no slots" : "the slots are \(FillError.list(slots))")
    return text.joined(separator: "\n")
  }

  private static func list(_ names: [String]) -> String {
    names.map { "“\($0)”" }.joined(separator: ", ")
  }
}
