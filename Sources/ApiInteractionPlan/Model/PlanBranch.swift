/// A way out of a step.
public struct PlanBranch: Sendable, Hashable {
  /// When a call takes it.
  public enum Condition: Sendable, Hashable {
    /// Always.
    case next
    /// A response came to a connector's request, whatever its status. [D]
    case success
    /// None came. [D]
    case interfaceFailure
    /// A rule of a router is the first that matches; its place among the rules.
    case rule(Int)
    /// The caller pressed this digit.
    case digit(String)
    /// Nothing else matches.
    case otherwise

    /// What findings and drawings call it.
    var words: String {
      switch self {
      case .next: "next"
      case .success: "success"
      case .interfaceFailure: "interface failure"
      case .rule(let index): "rule \(index + 1)"
      case .digit(let digit): "digit \(digit)"
      case .otherwise: "default"
      }
    }
  }

  /// When the call takes the branch.
  public let condition: Condition
  /// The step that it leads to.
  public let target: PlanReference
}
