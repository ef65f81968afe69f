import ApiInteractionKit
import CAllocations
import Responses

/// Counts the allocations of mapping two values among few and among many that are not stored.
@main
struct MapAllocations {
  static func main() throws {
    let mapper = ResponseMapper(try CrowdedResponse(others: 0).sample.response())
    for others in [10, 100_000] {
      let sample = CrowdedResponse(others: others).sample
      // What is made once and kept does not count.
      _ = mapper.map(status: 200, body: sample.body)
      let before = allocation_count()
      let mapped = mapper.map(status: 200, body: sample.body)
      let count = allocation_count() - before
      if let fault = sample.fault(in: sample.values(in: mapped)) { fatalError(fault) }
      print("\(others) values that are not stored: \(count) allocations")
    }
  }
}
