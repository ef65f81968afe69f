import Benchmark

/// Makes a benchmark of peers. An iteration takes every peer in turn, each a metric of its own, so that whatever else the
/// machine does falls on all of them alike.
///
/// - Parameters:
///   - repetitions: How often a peer works for one time to be taken: so often that a tick of the clock does not count.
///   - input: Makes what the peers are made for.
public func compare<Input>(
  _ name: String, _ entries: [Entry<Input>], repetitions: @escaping @Sendable (Input) -> Int,
  input: @escaping @Sendable () throws -> Input
) {
  // The export leaves spaces out of the names of metrics.
  func metric(of name: String) -> BenchmarkMetric {
    .custom(String(name.map { $0 == " " ? "_" : $0 }))
  }
  Benchmark(
    name,
    configuration: Benchmark.Configuration(
      metrics: entries.map { metric(of: $0.name) }, warmupIterations: 2, maxDuration: .seconds(20),
      maxIterations: 1000)
  ) { (benchmark, contest: Contest) in
    if let fault = contest.fault {
      benchmark.error("Failed: \(name): \(fault)")
      return
    }
    contest.round { benchmark.measurement(metric(of: $0), $1) }
  } setup: {
    let input = try input()
    return try Contest(entries, on: input, repetitions: repetitions(input))
  }
}
