import Benchmark
import Responses

// One benchmark for each response. An iteration takes every peer in turn, each a metric of its own, so that whatever else
// the machine does falls on all of them alike.
let benchmarks: @Sendable () -> Void = {
  // The export leaves spaces out of the names of metrics.
  func metric(of name: String) -> BenchmarkMetric {
    .custom(String(name.map { $0 == " " ? "_" : $0 }))
  }
  for sample in Sample.allCases {
    Benchmark(
      sample.rawValue,
      configuration: Benchmark.Configuration(
        metrics: sample.entries.map { metric(of: $0.name) }, warmupIterations: 2, maxDuration: .seconds(20),
        maxIterations: 1000)
    ) { (benchmark, contest: Contest) in
      if let fault = contest.fault {
        benchmark.error("Failed: \(sample.rawValue): \(fault)")
        return
      }
      contest.round { benchmark.measurement(metric(of: $0), $1) }
    } setup: {
      try Contest(sample)
    }
  }
}
