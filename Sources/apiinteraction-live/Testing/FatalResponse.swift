import CommandInterface
import Foundation

/// Guards against responses that the system's HTTP library does not survive.
enum FatalResponse {
  /// Does work during which the process may be stopped by what a service sends: that is an interface failure, too.
  ///
  /// FoundationNetworking stops at some broken responses, as ``URLSessionTransport`` says. Nothing can go on then, but what
  /// happened can be said, and the status is that of an interface failure.
  static func guarding<Value, Failure>(
    _ work: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    #if canImport(FoundationNetworking) && !AsyncHTTPClient
      let before = [SIGILL, SIGTRAP].map { ($0, signal($0, FatalResponse.end)) }
      defer { for (number, handler) in before { signal(number, handler) } }
    #endif
    return try await work()
  }

  #if canImport(FoundationNetworking) && !AsyncHTTPClient
    /// Only calls what may be called from a signal handler.
    private static let end: @convention(c) (Int32) -> Void = { _ in
      let message: StaticString = """
        apiinteraction: interface failure: What came back is not a valid HTTP response: the system's HTTP library stopped at it. \
        The call goes to that branch, and nothing is stored.

        """
      _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(CommandFailure.Status.found.rawValue)
    }
  #endif
}
