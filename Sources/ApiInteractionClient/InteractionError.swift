import ApiInteractionKit

/// Why an interaction gave nothing to store.
public enum InteractionError: Error, Sendable {
  /// The request cannot be made; nothing was sent. [P]
  case refused(ResolutionError)
  /// No response came, or a configuration key has no value: the call goes to the interface failure branch. [D]
  ///
  /// The request is the one that was resolved; nil where a configuration key was missing.
  case interfaceFailure(InterfaceFailure, request: ResolvedRequest?)
}

extension InteractionError: CustomStringConvertible {
  /// What is wrong, in words. Holds no secret.
  public var description: String {
    switch self {
    case .refused(let error): error.description
    case .interfaceFailure(let failure, _): failure.description
    }
  }
}
