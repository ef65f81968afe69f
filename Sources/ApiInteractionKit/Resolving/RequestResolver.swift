import HTTPTypes

/// Makes the HTTP request of an interaction for one call.
///
/// Values go in to the letter, with no escaping but that of their formatters, as on the platform. [D]
public struct RequestResolver: Sendable {
  /// The interaction whose request is made.
  public let interaction: ApiInteraction

  /// A resolver for an interaction.
  public init(_ interaction: ApiInteraction) {
    self.interaction = interaction
  }

  /// The request that the platform would send.
  ///
  /// - Throws: ``ResolutionError`` with every reason why nothing would be sent.
  public func resolve(
    in context: CallContext, unset policy: UnsetPolicy = .remove
  ) throws(ResolutionError) -> ResolvedRequest {
    var resolution = Resolution(context: context, policy: policy)
    let request = interaction.request
    let url = resolution.resolve(request.url, .url)
    let absolute = resolution.url(url)
    let headers = request.headers.enumerated().map { resolution.header($1, at: $0) }
    let fields = headers.compactMap { header in
      HTTPField.Name(header.key.text).map { HTTPField(name: $0, value: header.value.text) }
    }
    let body = request.body.map { resolution.resolve($0, .body) }
    guard resolution.problems.isEmpty, let absolute else {
      throw ResolutionError(problems: resolution.problems)
    }
    return ResolvedRequest(
      request: HTTPRequest(
        method: request.method, scheme: absolute.scheme, authority: absolute.authority, path: absolute.path,
        headerFields: HTTPFields(fields)),
      body: body?.text,
      text: ResolvedRequest.Text(
        method: request.method.rawValue, url: url.text,
        headers: headers.map { ResolvedRequest.Header(name: $0.key.text, value: $0.value.text) },
        body: body?.text),
      holesMasked: ResolvedRequest.Text(
        method: request.method.rawValue, url: url.masked,
        headers: headers.map { ResolvedRequest.Header(name: $0.key.masked, value: $0.value.masked) },
        body: body?.masked),
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
  mutating func resolve(
    _ template: TemplateText, _ part: RequestPart, isSecret: Bool = false
  ) -> ResolvedText {
    var result = ResolvedText()
    let secretHoles = isSecret ? Set(template.placeholders.map(\.range)) : template.secretHoles
    for segment in template.segments {
      switch segment.kind {
      case .literal:
        result.append(template[segment], from: segment.range)
      case .slot:
        report(.openSlot, part, segment.range, "A slot is still open here. Fill it first.")
      case .placeholder(let placeholder) where !placeholder.slots.isEmpty:
        report(.openSlot, part, segment.range, "A slot is still open in this placeholder. Fill it first.")
      case .placeholder(let placeholder):
        let value = value(of: placeholder, part, segment.range)
        let isSecret =
          context.isSecret(placeholder)
          || secretHoles.contains(segment.range) && !SecretMask.isScheme(value.utf8)
        if isSecret, !value.isEmpty {
          secrets += [value, context.value(named: placeholder.name, placeholder.kind) ?? nil].compactMap(
            \.self)
        }
        result.append(value, isSecret: isSecret, from: segment.range, of: placeholder)
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

  mutating func url(_ url: ResolvedText) -> AbsoluteURL? {
    guard problems.isEmpty else { return nil }
    do {
      return try AbsoluteURL(url.text)
    } catch {
      report(.invalidURL, .url, error.description, at: error.range.lowerBound, in: url)
      return nil
    }
  }

  mutating func header(
    _ header: ApiInteraction.Request.Header, at index: Int
  ) -> (key: ResolvedText, value: ResolvedText) {
    let known = problems.count
    let key = resolve(header.key, .headerKey(index))
    if key.text.isEmpty, problems.count == known {
      report(.invalidHeader, .headerKey(index), "The header's name is empty.", at: 0, in: key)
    } else if let offset = key.text.firstOffset(where: { !HTTPGrammar.isTokenCharacter($0) }) {
      report(
        .invalidHeader, .headerKey(index),
        "A header name is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~.", at: offset,
        in: key)
    }
    let value = resolve(header.value, .headerValue(index), isSecret: SecretName.matches(key.text))
    if let offset = value.text.firstOffset(where: HTTPGrammar.isForbiddenInFieldValue) {
      report(
        .invalidHeader, .headerValue(index), "A header value is one line, without control characters.",
        at: offset,
        in: value)
    }
    return (key, value)
  }

  /// Reports what is wrong with a resolved text, and which placeholder's value brought it in.
  private mutating func report(
    _ kind: ResolutionError.Problem.Kind, _ part: RequestPart, _ message: String, at offset: Int,
    in text: ResolvedText
  ) {
    let (range, placeholder, isSecret) = text.origin(of: offset)
    guard let placeholder else { return report(kind, part, range, message) }
    let opener = placeholder.kind == .dataSource ? "$" : "#"
    // What is wrong with a secret is not said: it would tell a part of it.
    let reason = isSecret && kind == .invalidURL ? "With it, this is no absolute http or https URL." : message
    report(kind, part, range, "The value of \(opener)(\(placeholder.name)) cannot stand here. \(reason)")
  }

  private mutating func report(
    _ kind: ResolutionError.Problem.Kind, _ part: RequestPart, _ range: Range<Int>, _ message: String
  ) {
    problems.append(ResolutionError.Problem(kind: kind, part: part, range: range, message: message))
  }
}

extension TemplateText {
  /// The placeholders that stand where a secret does, whatever their values may be.
  fileprivate var secretHoles: Set<Range<Int>> {
    if placeholders.isEmpty { return [] }
    var text: [UInt8] = []
    var holes: [(start: Int, range: Range<Int>)] = []
    for segment in segments {
      if segment.isLiteral {
        text += bytes[segment.range]
      } else {
        holes.append((text.count, segment.range))
        text.append(UInt8(ascii: "x"))
      }
    }
    let secrets = SecretMask.ranges(in: text, holes: false)
    return Set(
      holes.filter { hole in
        let next = secrets.partitionPoint { $0.end <= hole.start }
        return next < secrets.count && secrets[next].start <= hole.start
      }.map(\.range))
  }
}

extension String {
  /// The UTF-8 offset of the first character that a test picks out.
  fileprivate func firstOffset(where test: (Unicode.Scalar) -> Bool) -> Int? {
    unicodeScalars.firstIndex(where: test).map { utf8.distance(from: startIndex, to: $0) }
  }
}
