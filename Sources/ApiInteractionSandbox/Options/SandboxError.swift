/// Why a sandbox did not start.
public struct SandboxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The reason, in one line.
  public let description: String
}
