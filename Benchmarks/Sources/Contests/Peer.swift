import Benchmark

/// One way to do a piece of work.
public struct Peer {
  let run: () -> Void
  let fault: () -> String?

  /// - Parameters:
  ///   - work: What is measured.
  ///   - fault: What is wrong with what came of it; nil if it is as it must be.
  public init<Output>(work: @escaping () -> Output, fault: @escaping (Output) -> String?) {
    run = { blackHole(work()) }
    self.fault = { fault(work()) }
  }

  /// A peer that must come to what is expected.
  public init<Output: Equatable>(expecting expected: Output, work: @escaping () -> Output) {
    self.init(work: work) { $0 == expected ? nil : "\($0), not \(expected)" }
  }
}
