import ApiInteractionKit
import CSimdJSON
import Responses

/// simdjson, with one of its two parsers.
final class SimdJSONPeer: Finder {
  enum Parser {
    case dom
    case onDemand
  }

  private let parser: Parser
  private let count: Int
  private let peer: OpaquePointer

  init(_ sample: BenchmarkResponse, _ parser: Parser) throws {
    self.parser = parser
    count = sample.lookUps.count
    peer = simdjson_peer_create(sample.body, sample.body.count)
    for lookUp in sample.lookUps { simdjson_peer_add(peer, try SimdJSONPeer.pointer(lookUp.locator)) }
  }

  deinit {
    simdjson_peer_destroy(peer)
  }

  func find() {
    switch parser {
    case .dom: precondition(simdjson_peer_find_dom(peer))
    case .onDemand: precondition(simdjson_peer_find_on_demand(peer))
    }
  }

  var values: [String?] {
    (0..<count).map { simdjson_peer_value(peer, $0).map { String(cString: $0) } }
  }

  /// A locator as a JSON Pointer.
  private static func pointer(_ locator: String) throws -> String {
    try JSONLocator(locator).steps.map { step in
      switch step {
      case .name(let name): "/\(name)"
      case .index(let index): "/\(index)"
      }
    }.joined()
  }
}
