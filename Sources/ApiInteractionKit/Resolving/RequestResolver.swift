import HTTPTypes

/// Makes the HTTP request of an interaction for one call.
///
/// Values go in to the letter, with no escaping but that of their formatters, as on the platform. [D]
public struct RequestResolver: Sendable {
  /// The interaction whose request is made.
  public let interaction: ApiInteraction

  private let url: ResolvableText
  private let headers: [(key: ResolvableText, value: ResolvableText)]
  private let body: ResolvableText?

  /// A resolver for an interaction.
  public init(_ interaction: ApiInteraction) {
    let request = interaction.request
    self.interaction = interaction
    url = ResolvableText(request.url)
    headers = request.headers.map { (ResolvableText($0.key), ResolvableText($0.value)) }
    body = request.body.map { ResolvableText($0) }
  }

  /// The request that the platform would send.
  ///
  /// - Throws: ``ResolutionError`` with every reason why nothing would be sent.
  public func resolve(
    in context: CallContext, unset policy: UnsetPolicy = .remove
  ) throws(ResolutionError) -> ResolvedRequest {
    var resolution = Resolution(context: context, policy: policy)
    let method = interaction.request.method
    let resolvedURL = resolution.resolve(url, .url)
    let absolute = resolution.url(resolvedURL, of: url)
    let resolvedHeaders = headers.enumerated().map { resolution.header($1, at: $0) }
    let fields = resolvedHeaders.compactMap { header in
      HTTPField.Name(header.key.text).map { HTTPField(name: $0, value: header.value.text) }
    }
    let resolvedBody = body.map { resolution.resolve($0, .body) }
    guard resolution.problems.isEmpty, let absolute else {
      throw ResolutionError(problems: resolution.problems)
    }
    return ResolvedRequest(
      request: HTTPRequest(
        method: method, scheme: absolute.scheme, authority: absolute.authority, path: absolute.path,
        headerFields: HTTPFields(fields)),
      body: resolvedBody?.text,
      text: ResolvedRequest.Text(
        method: method.rawValue, url: resolvedURL.text,
        headers: resolvedHeaders.map { ResolvedRequest.Header(name: $0.key.text, value: $0.value.text) },
        body: resolvedBody?.text),
      parts: ResolvedParts(url: resolvedURL, headers: resolvedHeaders, body: resolvedBody),
      secretValues: resolution.secrets,
      unsetDataSources: resolution.unset)
  }
}

/// One resolving: what was missing and what was wrong.
private struct Resolution {
  let context: CallContext
  let policy: UnsetPolicy
  private(set) var unset: [String] = []
  private var unsetNames: Set<String> = []
  private(set) var problems: [ResolutionError.Problem] = []
  private(set) var secrets: [String] = []

  init(context: CallContext, policy: UnsetPolicy) {
    self.context = context
    self.policy = policy
  }

  /// - Parameter isSecret: Whether everything that is put in is a secret.
  mutating func resolve(_ text: ResolvableText, _ part: RequestPart, isSecret: Bool = false) -> ResolvedText {
    var result = ResolvedText()
    for piece in text.pieces {
      switch piece.content {
      case .literal(let literal): result.append(literal)
      case .open(let message):
        report(.openSlot, part, piece.range, message)
        result.append("")
      case .placeholder(let hole):
        let name = hole.placeholder.name
        let value = value(of: hole.placeholder, part, piece.range)
        let isSecret =
          hole.isSecret || context.secretDataSources.contains(name)
          || (isSecret || hole.isInSecretPlace) && !SecretMask.isScheme(value.utf8)
        if isSecret, !value.isEmpty {
          secrets.append(value)
          if let unformatted = context.value(named: name, hole.placeholder.kind) ?? nil {
            secrets.append(unformatted)
          }
        }
        result.append(value, isSecret: isSecret)
      }
    }
    return result
  }

  private mutating func value(of placeholder: Placeholder, _ part: RequestPart, _ range: Range<Int>) -> String
  {
    switch placeholder.kind {
    case .configuration:
      guard let known = context.configurationValue(placeholder.name) else {
        return missing(placeholder.name, part, range)
      }
      guard let value = known else { return "" }
      return value.isEmpty ? missing(placeholder.name, part, range) : value
    case .dataSource:
      if let known = context.dataSource(placeholder.name), let value = known {
        return placeholder.formatters.reduce(value) { $1.apply(to: $0) }
      }
      if unsetNames.insert(placeholder.name).inserted { unset.append(placeholder.name) }
      if policy == .refuse {
        report(
          .unsetDataSource(placeholder.name), part, range, "The data source “\(placeholder.name)” is not set."
        )
      }
      return ""
    }
  }

  private mutating func missing(_ key: String, _ part: RequestPart, _ range: Range<Int>) -> String {
    report(
      .missingConfiguration(key), part, range,
      "The configuration key “\(key)” has no value: the call goes to the interface failure branch.")
    return ""
  }

  mutating func url(_ url: ResolvedText, of source: ResolvableText) -> AbsoluteURL? {
    guard problems.isEmpty else { return nil }
    do {
      return try AbsoluteURL(url.text)
    } catch {
      report(.invalidURL, .url, error.description, at: error.range.lowerBound, in: url, of: source)
      return nil
    }
  }

  mutating func header(
    _ header: (key: ResolvableText, value: ResolvableText), at index: Int
  ) -> ResolvedParts.Header {
    let known = problems.count
    let key = resolve(header.key, .headerKey(index))
    if key.text.isEmpty, problems.count == known {
      report(.invalidHeader, .headerKey(index), "The header's name is empty.", at: 0, in: key, of: header.key)
    } else if let offset = key.text.firstOffset(where: { !HTTPGrammar.isTokenCharacter($0) }) {
      report(
        .invalidHeader, .headerKey(index),
        "A header name is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~.", at: offset,
        in: key, of: header.key)
    }
    let value = resolve(header.value, .headerValue(index), isSecret: SecretName.matches(key.text))
    if let offset = value.text.firstOffset(where: HTTPGrammar.isForbiddenInFieldValue) {
      report(
        .invalidHeader, .headerValue(index), "A header value is one line, without control characters.",
        at: offset,
        in: value, of: header.value)
    }
    return ResolvedParts.Header(key: key, value: value)
  }

  /// Reports what is wrong with a resolved text, and which placeholder's value brought it in.
  private mutating func report(
    _ kind: ResolutionError.Problem.Kind, _ part: RequestPart, _ message: String, at offset: Int,
    in text: ResolvedText, of source: ResolvableText
  ) {
    guard let index = text.piece(at: offset) else { return report(kind, part, 0..<0, message) }
    let (piece, isSecret) = (source.pieces[index], text.pieces[index].isSecret)
    guard case .placeholder(let hole) = piece.content else { return report(kind, part, piece.range, message) }
    let placeholder = hole.placeholder
    let opener = placeholder.kind == .dataSource ? "$" : "#"
    // What is wrong with a secret is not said: it would tell a part of it.
    let reason = isSecret && kind == .invalidURL ? "With it, this is no absolute http or https URL." : message
    report(
      kind, part, piece.range, "The value of \(opener)(\(placeholder.name)) cannot stand here. \(reason)")
  }

  private mutating func report(
    _ kind: ResolutionError.Problem.Kind, _ part: RequestPart, _ range: Range<Int>, _ message: String
  ) {
    problems.append(ResolutionError.Problem(kind: kind, part: part, range: range, message: message))
  }
}

extension String {
  /// The UTF-8 offset of the first character that a test picks out, which tells no characters but ASCII's apart.
  fileprivate func firstOffset(where test: (Unicode.Scalar) -> Bool) -> Int? {
    utf8.firstIndex { test(Unicode.Scalar($0)) }.map { utf8.distance(from: startIndex, to: $0) }
  }
}
