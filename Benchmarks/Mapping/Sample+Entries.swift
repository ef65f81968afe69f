import Contests
import Responses

extension Sample {
  /// Those who are compared, in their order; each must find the same values.
  var entries: [Entry<BenchmarkResponse>] {
    let kit = Entry("ApiInteractionKit", finder: { try KitPeer($0) })
    switch self {
    case .payment, .contacts, .indentedContacts:
      return [
        kit,
        Entry("JSONSerialization", finder: { try FoundationPeer($0) }),
        Entry("simdjson DOM", finder: { try SimdJSONPeer($0, .dom) }),
        Entry("simdjson on-demand", finder: { try SimdJSONPeer($0, .onDemand) }),
      ]
    case .xmlPayment, .xmlContacts: return [kit, Entry("libxml2", finder: { LibXML2Peer($0) })]
    }
  }
}
