import ApiInteractionKit
import Contests
import Definitions
import HTTPTypes
import Mustache
import Stencil

/// From an interaction and what a call knows to the request.
let resolving: [Entry<DocumentedDefinition>] = [
  Entry("ApiInteractionKit") { document in
    let resolver = RequestResolver(try ApiInteraction(document.definition()))
    return Peer {
      try? resolver.resolve(in: DocumentedDefinition.call)
    } fault: { request in
      guard let request else { return "no request" }
      let texts = [request.text.url] + request.text.headers.map(\.value) + [request.text.body ?? ""]
      return texts.contains { $0.contains("(") } ? "\(texts)" : nil
    }
  },
  // No resolving: what it takes to make the request of texts that are ready, all at once.
  Entry("HTTPRequest alone") { document in
    let request = try RequestResolver(ApiInteraction(document.definition())).resolve(
      in: DocumentedDefinition.call
    ).request
    let (method, scheme, authority, path) = (request.method, request.scheme, request.authority, request.path)
    let headers = request.headerFields.map { ($0.name, $0.value) }
    return Peer(expecting: request) {
      HTTPRequest(
        method: method, scheme: scheme, authority: authority, path: path,
        headerFields: HTTPFields(headers.map { HTTPField(name: $0.0, value: $0.1) }))
    }
  },
  // Without HTML escaping.
  Entry("swift-mustache") { document in
    let values = PeerRequest.values
    return try PeerRequest.peer(document, hole: { "{{{\($0)}}}" }) { text in
      let template = try MustacheTemplate(string: text)
      return { template.render(values) }
    }
  },
  Entry("Stencil") { document in
    let values = PeerRequest.values
    return try PeerRequest.peer(document, hole: { "{{ \($0) }}" }) { text in
      let template = Template(templateString: text)
      return { try? template.render(values) }
    }
  },
]

/// A request as another library renders it: its Url, the values of its headers, its body.
private enum PeerRequest {
  /// What a call knows, under names that every library takes.
  static var values: [String: String] {
    let call = DocumentedDefinition.call
    let values = call.dataSources.merging(call.configuration) { first, _ in first }.compactMapValues(\.self)
    return Dictionary(uniqueKeysWithValues: values.map { (PeerTemplate.name($0), $1) })
  }

  static func peer(
    _ document: DocumentedDefinition, hole: (String) -> String, compile: (String) throws -> () -> String?
  ) throws -> Peer {
    let interaction = try ApiInteraction(document.definition())
    let (request, expected) = (
      interaction.request, try RequestResolver(interaction).resolve(in: DocumentedDefinition.call).text
    )
    let texts = [request.url] + request.headers.map(\.value) + (request.body.map { [$0] } ?? [])
    let templates = try texts.map { try PeerTemplate($0, hole: hole, compile: compile) }
    return Peer(
      expecting: [expected.url] + expected.headers.map(\.value) + (expected.body.map { [$0] } ?? [])
    ) {
      templates.compactMap { $0.render() }
    }
  }
}
