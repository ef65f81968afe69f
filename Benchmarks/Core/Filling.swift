import ApiInteractionKit
import Contests
import Definitions
import Mustache

/// From a template that has been read to the filled definition.
let filling: [Entry<DocumentedDefinition>] = [
  Entry("ApiInteractionKit") { document in
    let (template, values) = (try document.template(), document.values)
    return Peer(expecting: try document.definition()) { try? template.fill(with: values) }
  },
  // Its values are escaped already.
  Entry("swift-mustache") { document in
    let template = try document.template()
    let edits = try template.edits(filling: document.values)
    let slots = Dictionary(
      uniqueKeysWithValues: template.slots.flatMap { slot in
        slot.occurrences.map { ($0.range, PeerTemplate.name(slot.name)) }
      })
    let named = edits.map { (range: $0.range, name: slots[$0.range] ?? "") }
    let text = template.definition.source.applying(
      named.map { SourceEdit($0.range, "{{{\($0.name)}}}") })
    let mustache = try MustacheTemplate(string: text.string)
    let values = Dictionary(zip(named.map(\.name), edits.map(\.replacement))) { first, _ in first }
    return Peer(expecting: try document.definition().string) { mustache.render(values) }
  },
]
