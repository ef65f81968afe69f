import ApiInteractionKit
import CXMLPeer
import Contests
import Definitions
import Foundation
import XMLCoder

/// From the bytes of a definition to its model.
let parsing: [Entry<DocumentedDefinition>] = [
  Entry("ApiInteractionKit") { document in
    let source = try document.definition()
    return Peer(expecting: try ApiInteraction(source)) { Definition(source.bytes).interaction }
  },
  // No model: what has to be done for any.
  Entry("libxml2 SAX2") { document in
    let text = try document.definition().bytes + [0]
    return Peer(expecting: true) { xml_sax_parse(text) }
  },
  Entry("XMLCoder") { document in
    let source = try document.definition()
    let data = Data(source.bytes)
    return Peer(expecting: CodableDefinition(try ApiInteraction(source))) {
      try? XMLDecoder().decode(CodableDefinition.self, from: data)
    }
  },
]
