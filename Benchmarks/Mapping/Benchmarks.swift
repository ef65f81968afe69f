import Benchmark
import Contests
import Responses

// One benchmark for each response.
let benchmarks: @Sendable () -> Void = {
  for sample in Sample.allCases {
    compare(sample.rawValue, sample.entries, repetitions: { max(1, 500_000 / $0.body.count) }) {
      sample.make()
    }
  }
}
