import ApiInteractionKit
import ApiInteractionLint

/// The data sources whose values are secrets by where a request puts them, whatever they are called.
package enum SecretSources {
  /// - Parameter names: What secrets are called.
  package static func names(in request: ApiInteraction.Request, _ names: SecretNames) -> [String] {
    let headers = request.headers.filter { names.matches($0.key.text) }.flatMap { header in
      header.value.placeholders.map(\.placeholder).filter { $0.kind == .dataSource }.map(\.name)
    }
    return headers + standing(in: request.url, names) + (request.body.map { standing(in: $0, names) } ?? [])
  }

  /// Those that stand where a text has a secret.
  private static func standing(in template: TemplateText, _ names: SecretNames) -> [String] {
    var bytes: [UInt8] = []
    var places: [(name: String, range: Range<Int>)] = []
    for segment in template.segments {
      guard case .placeholder(let placeholder) = segment.kind else {
        bytes += template[segment].utf8
        continue
      }
      // Any value will do.
      let range = bytes.count..<(bytes.count + 8)
      bytes += Array(repeating: UInt8(ascii: "v"), count: range.count)
      if placeholder.kind == .dataSource { places.append((placeholder.name, range)) }
    }
    let secrets = names.ranges(in: bytes, holes: true)
    return places.filter { place in secrets.contains { ($0.start..<$0.end).overlaps(place.range) } }
      .map(\.name)
  }
}
