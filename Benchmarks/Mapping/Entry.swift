import Responses

/// A peer by name, to be made when its turn comes.
struct Entry: Sendable {
  let name: String
  let make: @Sendable (BenchmarkResponse) throws -> any Peer
}

extension Sample {
  /// Those who are compared, in their order; each must find the same values.
  var entries: [Entry] {
    let kit = Entry(name: "ApiInteractionKit") { try KitPeer($0) }
    switch self {
    case .payment, .contacts, .indentedContacts:
      return [
        kit,
        Entry(name: "JSONSerialization") { try FoundationPeer($0) },
        Entry(name: "simdjson DOM") { try SimdJSONPeer($0, .dom) },
        Entry(name: "simdjson on-demand") { try SimdJSONPeer($0, .onDemand) },
      ]
    case .xmlPayment, .xmlContacts: return [kit, Entry(name: "libxml2") { LibXML2Peer($0) }]
    }
  }
}
