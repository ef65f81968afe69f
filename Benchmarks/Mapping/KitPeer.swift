import ApiInteractionKit
import Responses

/// The toolkit itself.
final class KitPeer: Finder {
  private let sample: BenchmarkResponse
  private let mapper: ResponseMapper
  private var mapped: MappedResponse?

  init(_ sample: BenchmarkResponse) throws {
    self.sample = sample
    mapper = ResponseMapper(try sample.response())
  }

  func find() {
    mapped = mapper.map(status: 200, body: sample.body)
  }

  var values: [String?] {
    mapped.map(sample.values) ?? []
  }
}
