/// What the places in a Url are: for a slot in it, the query parameter that it is the value of, and its context.
struct URLPlaces {
  private let template: TemplateText
  private let bytes: [UInt8]
  private let parts: URLParts

  init(_ template: TemplateText) {
    self.template = template
    bytes = template.standIn(UInt8(ascii: "x"))
    parts = URLParts(bytes)
  }

  func place(of token: Range<Int>) -> (parameter: String?, context: SlotContext) {
    if let scheme = parts.scheme, scheme.contains(token.lowerBound) { return (nil, .urlScheme) }
    if token.lowerBound == 0 { return (nil, .urlStart) }
    if let authority = parts.authority, authority.contains(token.lowerBound) {
      return (nil, .urlHost(endsAuthority: token.upperBound == authority.upperBound))
    }
    if parts.path.contains(token.lowerBound) { return (nil, .urlPath) }
    guard let query = parts.query, query.contains(token.lowerBound) else { return (nil, .urlQuery) }
    return (parameter(before: token.lowerBound, in: query), .urlQuery)
  }

  /// The name of the query parameter whose value a place belongs to.
  private func parameter(before offset: Int, in query: Range<Int>) -> String? {
    let ampersand = bytes[query.lowerBound..<offset].lastIndex(of: UInt8(ascii: "&"))
    let start = ampersand.map { $0 + 1 } ?? query.lowerBound
    guard let equals = bytes[start..<offset].firstIndex(of: UInt8(ascii: "=")), equals > start else {
      return nil
    }
    return template.text[utf8: start..<equals]
  }
}
