import ApiInteractionSandbox
import CommandInterface

extension Interruption {
  /// Does work that sends requests, guarded against responses that the system's HTTP library does not survive.
  ///
  /// Work that a signal interrupts is said to be, and ends the command.
  ///
  /// - Parameter sandbox: What is stopped in the end.
  static func sending<Value: Sendable>(
    to sandbox: Sandbox? = nil, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let (result, signal) = await catching(saying: notice) {
      do {
        return Result<Value, any Error>.success(try await FatalResponse.guarding(work))
      } catch {
        return .failure(error)
      }
    }
    await sandbox?.stop()
    if let signal {
      Console.complain(notice)
      end(by: signal)
    }
    return try result.get()
  }
}
