import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import CommandInterface
import Foundation

/// Hides in what is shown of an exchange whatever is a secret in it.
struct ShownSecrets {
  private let values: SecretValues
  private let sources: Set<String>
  private let names: SecretNames
  private let response: ApiInteraction.Response?
  private let held: [ExactName: String]
  private let isShown: Bool

  /// - Parameters:
  ///   - values: The secrets that are known.
  ///   - sources: The data sources that hold secrets, whatever they are called.
  ///   - names: What secrets are called.
  ///   - response: By which data sources are told that hold what a response calls a secret.
  ///   - held: What the data sources hold.
  ///   - isShown: Whether secrets are wanted to be seen.
  init(
    _ values: SecretValues, _ sources: Set<String>, _ names: SecretNames,
    in response: ApiInteraction.Response?, held: [ExactName: String] = [:], isShown: Bool
  ) {
    self.values = values
    self.sources = sources
    self.names = names
    self.response = response
    self.held = held
    self.isShown = isShown
  }

  /// - Parameters:
  ///   - request: What was or is to be sent: what stands in it where a secret does is one, whatever it is called.
  ///   - exchange: What came, if a response did: tokens are secrets from then on.
  ///   - isShown: Whether secrets are wanted to be seen.
  init(
    _ subject: TestSubject, _ request: ResolvedRequest? = nil, _ exchange: InteractionExchange? = nil,
    isShown: Bool
  ) {
    let (response, names) = (subject.interaction.response, subject.names)
    let placed = SecretSources.names(in: subject.interaction.request, names)
    let sources = subject.context.secretDataSources.union(placed)
    let exchanged =
      exchange.map { ShownSecrets.exchanged($0, response, names, sources) }
      ?? ShownSecrets.sent(request, names)
    let values = SecretValues(
      ShownSecrets.known(subject.context) + names.literals(in: subject.file.definition)
        + subject.secretSlotValues + exchanged)
    self.init(values, sources, names, in: response, isShown: isShown)
  }

  /// What is a secret of what a call knows.
  static func known(_ context: CallContext) -> [String] {
    context.configuration.values.compactMap { $0 }
      + context.dataSources.filter {
        SecretName.matches($0.key, with: ($0.value ?? "").utf8) || context.secretDataSources.contains($0.key)
      }.compactMap(\.value)
  }

  /// What is a secret in an exchange, and what of it is stored.
  static func exchanged(
    _ exchange: InteractionExchange, _ response: ApiInteraction.Response, _ names: SecretNames,
    _ sources: Set<String> = []
  ) -> [String] {
    let stored = exchange.mapped.assignments.compactMap { assignment in
      let name = assignment.destination.name
      let value = assignment.value?.text ?? ""
      return sources.contains(name) || response.holdsSecret(name, with: value, names) ? value : nil
    }
    let body = exchange.response.readableBody
    let unstored = UnstoredSecrets.ranges(in: body, for: response) {
      sources.contains($0) || response.holdsSecret($0, names)
    }.map { String(decoding: body[$0.bytes], as: UTF8.self) }
    let parts = SecretNames.withParts(
      stored + unstored.filter { $0.utf8.count >= SecretNames.shortestReceived })
    return parts + sent(exchange.request, names) + received(exchange, names)
  }

  /// What stands in a request where a secret does.
  static func sent(_ request: ResolvedRequest?, _ names: SecretNames) -> [String] {
    guard let text = request?.text else { return [] }
    let headers = text.headers.filter { names.matches($0.name) }.flatMap { header in
      // A scheme alone, or one with what is masked already, hides nothing.
      let last = header.value.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
      if last.isEmpty || last == SecretMask.mask { return [String]() }
      return [header.value, String(header.value.drop { $0 != " " }.dropFirst())]
    }
    return headers + names.texts(in: Array(text.url.utf8), atLeast: 1)
      + names.texts(in: Array((text.body ?? "").utf8), atLeast: 1)
      + (request?.secretValues ?? []) + text.headers.flatMap { parts(of: $0.value, named: $0.name) }
  }

  /// What a response calls a secret; a short one may be a word that means something else.
  private static func received(_ exchange: InteractionExchange, _ names: SecretNames) -> [String] {
    let headers = exchange.response.head.headerFields.flatMap { field in
      (names.matches(field.name.rawName) ? [field.value] : [])
        + parts(of: field.value, named: field.name.rawName)
        + names.texts(in: Array(field.value.utf8), atLeast: SecretNames.shortestReceived)
    }
    return headers.filter { $0.utf8.count >= SecretNames.shortestReceived }
      + names.texts(in: exchange.response.readableBody, atLeast: SecretNames.shortestReceived)
  }

  /// What is a secret by itself in the value of a header: a token, the value of a cookie, the password of Basic.
  private static func parts(of value: String, named name: String) -> [String] {
    let credentials = value.drop { $0 != " " }.dropFirst()
    var parts: [String] = []
    if SecretName.matches(name) {
      let isSetCookie = name.lowercased() == "set-cookie"
      // A transport may join several fields with commas.
      for pair in value.split(whereSeparator: { $0 == ";" || isSetCookie && $0 == "," }) {
        let words = pair.split(separator: "=", maxSplits: 1)
        let name = words.first?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        if isSetCookie, cookieAttributes.contains(name) { continue }
        if words.count == 2 { parts.append(String(words[1])) }
      }
      parts.append(String(credentials))
    }
    return parts + [SecretParts.password(ofBasic: Array(value.utf8))]
  }

  /// What a Set-Cookie says of a cookie, which is no secret (RFC 6265, 5.2).
  private static let cookieAttributes = [
    "domain", "expires", "httponly", "max-age", "path", "samesite", "secure",
  ]

  /// Whether the value of a data source, or of a slot, is not to be seen.
  func hides(_ name: String) -> Bool {
    !isShown
      && (sources.contains(name) || response?.holdsSecret(name, names) ?? names.matches(name))
  }

  /// The value that the response sets a data source to.
  func masked(_ value: String, storedIn destination: String) -> String {
    hides(destination) ? SecretMask.mask : masked(value)
  }

  /// What a data source is compared with: where its value is masked, this would tell it.
  func masked(_ operand: String, comparedWith source: String) -> String {
    if isShown { return operand }
    let value = held[ExactName(source)] ?? ""
    let isMasked = value.contains(SecretMask.mask) || masked(value, storedIn: source) != value
    return isMasked ? SecretMask.mask : masked(operand, storedIn: source)
  }

  /// A text of any kind.
  func masked(_ text: String) -> String {
    isShown ? text : values.masked(text, and: names.ranges(in: Array(text.utf8)))
  }

  /// Where the secrets that are known stand in a text.
  func ranges(in bytes: [UInt8]) -> [SourceRange] { isShown ? [] : values.ranges(in: bytes) }

  /// The value of a header.
  func masked(_ value: String, ofHeader name: String) -> String {
    if isShown || !names.matches(name) { return masked(value) }
    return SecretName.matches(name) ? SecretMask.masked(headerValue: value, named: name) : SecretMask.mask
  }

  /// The request, in which the definition's holes are masked already.
  func masked(_ request: ResolvedRequest) -> ResolvedRequest.Text {
    if isShown { return request.text }
    return names.masked(request).map { values.masked($0) }
  }

  /// The body of a response; JSON stays JSON.
  func masked(body: [UInt8]) -> [UInt8] {
    // What is no text is not shown.
    guard !isShown, String(validating: body, as: UTF8.self) != nil else { return body }
    let unstored = response.map { UnstoredSecrets.ranges(in: body, for: $0, where: hides) } ?? []
    return MaskedBody(body, values, and: names.named(in: body) + unstored).bytes
  }
}
