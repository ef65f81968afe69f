import Benchmark
import Contests
import Definitions

// One benchmark for each operation on each documented definition.
let benchmarks: @Sendable () -> Void = {
  let operations = [("parse", parsing), ("fill", filling), ("resolve", resolving)]
  for (operation, entries) in operations {
    for document in DocumentedDefinition.allCases {
      compare("\(operation) \(document.rawValue)", entries, repetitions: { _ in 100 }) { document }
    }
  }
}
