import CXMLPeer
import Responses

/// libxml2's own parse to a tree, and its XPath.
final class LibXML2Peer: Finder {
  private let count: Int
  private let peer: OpaquePointer

  init(_ sample: BenchmarkResponse) {
    count = sample.lookUps.count
    peer = xml_peer_create(sample.body, sample.body.count)
    for lookUp in sample.lookUps { xml_peer_add(peer, lookUp.locator) }
  }

  deinit {
    xml_peer_destroy(peer)
  }

  func find() {
    precondition(xml_peer_find(peer))
  }

  var values: [String?] {
    (0..<count).map { xml_peer_value(peer, $0).map { String(cString: $0) } }
  }
}
