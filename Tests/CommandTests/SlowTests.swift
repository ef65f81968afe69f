import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// For what takes minutes: `make test-slow` runs it.
  static var slow: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["APIINTERACTION_SLOW_TESTS"] == "1", "make test-slow runs it")
  }
}
