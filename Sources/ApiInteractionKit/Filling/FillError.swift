/// Why a template could not be filled: everything that is wrong, not just the first.
public struct FillError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One thing that is wrong.
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

  /// The text of the template, which ranges count in.
  public let source: SourceText
  /// What is wrong, the names first, then the slots in the order of the source; never empty.
  public let problems: [Problem]
  /// The names of the template's slots, in the order of the source.
  public let slots: [String]

  /// One line for each problem, with its place, then the slots there are.
  public var description: String {
    let lines = LineTable(source)
    let text = problems.map { problem in
      switch problem {
      case .open(_, let range), .refused(_, _, let range):
        let location = lines.location(of: range.start)
        return "\(location.line):\(location.column): \(problem)"
      case .unknownSlot, .ambiguousSlot, .givenTwice: return problem.description
      }
    }
    return (text + [slotList]).joined(separator: "\n")
  }

  /// The names of the slots, in a sentence.
  private var slotList: String { FillError.list(of: slots) }

  /// Says in a sentence which slots there are.
  package static func list(of slots: [String]) -> String {
    slots.isEmpty ? "The template has no slots." : "The slots are \(list(slots))."
  }

  static func list(_ names: [String]) -> String {
    names.map { "“\($0)”" }.joined(separator: ", ")
  }
}

extension FillError.Problem: CustomStringConvertible {
  /// What is wrong and what to do, without the place.
  public var description: String {
    switch self {
    case .unknownSlot(let name, let nearest):
      "There is no slot “\(name)”." + (nearest.map { " Did you mean “\($0)”?" } ?? "")
    case .ambiguousSlot(let name, let candidates):
      "“\(name)” could be any of \(FillError.list(candidates)). Write the whole name."
    case .givenTwice(let slot): "The slot “\(slot)” is given two values."
    case .open(let slot, _): "The slot “\(slot)” has no value."
    case .refused(let slot, let reason, _): "The value for “\(slot)” is refused. \(reason)"
    }
  }
}
