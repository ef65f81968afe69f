/// What the places in a Url are: for a slot in it, the query parameter that it is the value of, and its context.
struct URLPlaces {
  private let bytes: [UInt8]
  private let parts: URLParts
  /// The query parameters that have a value: its first byte, and the parameter's name.
  private var parameters: [(start: Int, end: Int, name: String)] = []

  init(_ template: TemplateText) {
    bytes = template.standIn(UInt8(ascii: "x"))
    parts = URLParts(bytes)
    guard let query = parts.query else { return }
    for pair in bytes[query].split(separator: UInt8(ascii: "&")) {
      guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex else { continue }
      parameters.append((equals + 1, pair.endIndex, template[pair.startIndex..<equals]))
    }
  }

  func place(of token: Range<Int>) -> (parameter: String?, context: SlotContext) {
    if let scheme = parts.scheme, scheme.contains(token.lowerBound) { return (nil, .urlScheme) }
    if token.lowerBound == 0 { return (nil, .urlStart) }
    if let authority = parts.authority, authority.contains(token.lowerBound) {
      return (nil, .urlHost(endsAuthority: token.upperBound == authority.upperBound))
    }
    if parts.path.contains(token.lowerBound) { return (nil, .urlPath) }
    guard let query = parts.query, query.contains(token.lowerBound) else { return (nil, .urlQuery) }
    let count = parameters.partitionPoint { $0.start <= token.lowerBound }
    guard let parameter = parameters[..<count].last, token.upperBound <= parameter.end else {
      return (nil, .urlQuery)
    }
    return (parameter.name, .urlQuery)
  }
}
