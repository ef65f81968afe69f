import Contests
import Responses

/// One way to find the values of a response's locators, used again and again as a program would that maps many responses.
protocol Finder: AnyObject {
  /// Reads the response and keeps the text of each value: what is measured.
  func find()

  /// What was found last, in the order of the look-ups.
  var values: [String?] { get }
}

extension Entry<BenchmarkResponse> {
  /// A finder by name.
  init(_ name: String, finder: @escaping @Sendable (BenchmarkResponse) throws -> any Finder) {
    self.init(name) { response in
      let finder = try finder(response)
      return Peer(work: finder.find) { response.fault(in: finder.values) }
    }
  }
}
