import HTTPTypes

/// A request with what is known of it before a call, which only has to put in what is not.
///
/// All copies of a resolver share it, and the requests that it makes.
final class ResolvableRequest: Sendable {
  let interaction: ApiInteraction
  let url: ResolvableText
  let headers: [ResolvableHeader]
  let body: ResolvableText?

  /// Whether calls change the URL, or it is none.
  let isURLOpen: Bool
  /// Where the path of the URL begins, in UTF-8 offsets of its text, where no call changes what comes before.
  let pathStart: Int?
  /// The indices of the headers that calls change.
  let openHeaders: [Int]
  /// How many holes there are.
  let holeCount: Int
  /// The request as far as no call changes it.
  let request: HTTPRequest

  /// What stands for a header's name that only a call knows, until it does.
  private static let unknownName = HTTPField.Name.accept

  init(_ interaction: ApiInteraction) {
    let request = interaction.request
    self.interaction = interaction
    url = ResolvableText(request.url)
    headers = request.headers.map { ResolvableHeader($0) }
    body = request.body.map { ResolvableText($0) }
    let constantURL = url.constant.flatMap { try? AbsoluteURL($0) }
    let base = url.base
    isURLOpen = constantURL == nil
    pathStart = base?.text.utf8.count
    let knownURL = constantURL ?? base
    openHeaders = headers.indices.filter { [headers] in headers[$0].field == nil }
    holeCount = headers.reduce(url.holes.count + (body?.holes.count ?? 0)) {
      $0 + $1.key.holes.count + $1.value.holes.count
    }
    let fields = headers.map { header in
      header.field ?? HTTPField(name: header.name ?? ResolvableRequest.unknownName, value: "")
    }
    self.request = HTTPRequest(
      method: request.method, scheme: knownURL?.scheme, authority: knownURL?.authority,
      path: knownURL?.path, headerFields: HTTPFields(fields))
  }

  /// The request in words.
  ///
  /// - Parameter values: A value for each hole, in the order of the request.
  func text(_ values: [ResolvedValue]) -> ResolvedRequest.Text {
    var rest = values[...]
    func filled(_ text: ResolvableText) -> String {
      defer { rest = rest.dropFirst(text.holes.count) }
      return text.filled(with: rest.prefix(text.holes.count))
    }
    return ResolvedRequest.Text(
      method: request.method.rawValue, url: filled(url),
      headers: headers.map { ResolvedRequest.Header(name: filled($0.key), value: filled($0.value)) },
      body: body.map(filled))
  }
}

extension ResolvableText {
  /// What a URL begins with, where no call changes that and a path follows.
  fileprivate var base: AbsoluteURL? {
    let start = Array(bytes[..<(holes.first?.range.lowerBound ?? bytes.count)])
    guard let authority = URLParts(start).authority, start.has("/", at: authority.upperBound) else {
      return nil
    }
    return try? AbsoluteURL(String(decoding: start[..<authority.upperBound], as: UTF8.self))
  }
}
