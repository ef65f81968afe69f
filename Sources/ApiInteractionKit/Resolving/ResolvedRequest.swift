import HTTPTypes

/// The request that the platform would send. [D]
public struct ResolvedRequest: Sendable {
  /// A request in words: what is shown.
  public struct Text: Sendable, Hashable {
    /// The method, such as `POST`.
    public let method: String
    /// The URL as it is called.
    public let url: String
    /// The names and values of the header fields, in order.
    public let headers: [Header]
    /// The body; nil where none is sent.
    public let body: String?

    /// The request with each of its parts changed.
    package func map(_ change: (String) -> String) -> Text {
      Text(
        method: method, url: change(url),
        headers: headers.map { Header(name: change($0.name), value: change($0.value)) },
        body: body.map(change))
    }

    /// The request with the values of certain header fields masked.
    ///
    /// - Parameter isSecret: Whether a header field of this name holds a secret.
    package func maskingHeaders(where isSecret: (String) -> Bool) -> Text {
      let headers = headers.map { isSecret($0.name) ? Header(name: $0.name, value: SecretMask.mask) : $0 }
      return Text(method: method, url: url, headers: headers, body: body)
    }
  }

  /// A header field in words.
  public struct Header: Sendable, Hashable {
    /// The field's name.
    public let name: String
    /// The field's value.
    public let value: String
  }

  /// The request; its path holds the query.
  public let request: HTTPRequest
  /// The body, to the letter; nil where none is sent.
  public let body: String?
  /// The data sources that were null or never set, whose placeholders were removed.
  public let unsetDataSources: [String]

  /// What the request was made of, and what was put into it, hole by hole.
  let resolvable: ResolvableRequest
  let values: [ResolvedValue]

  /// The request to the letter, with every secret in it.
  ///
  /// It is made each time, as ``masked`` is, so that a request that is only sent does not pay for it.
  public var text: Text { resolvable.text(values) }

  /// The request with the secrets masked that placeholders put in.
  private var textWithMaskedValues: Text { resolvable.text(values.map(\.masked)) }

  /// The values that placeholders put in and that are secrets: by their own names, or by where they stand. Each is there
  /// with and without the placeholder's formatters.
  package var secretValues: [String] {
    values.flatMap { $0.isSecret && !$0.text.isEmpty ? [$0.text, $0.unformatted] : [] }
  }

  /// The request with secrets masked, fit to be shown: what is a secret in one place is one in all.
  public var masked: Text {
    let secrets = SecretValues(secretValues)
    let masked = textWithMaskedValues
    return Text(
      method: masked.method, url: SecretMask.masked(masked.url),
      headers: zip(masked.headers, text.headers).map { header, written in
        Header(
          name: header.name, value: SecretMask.masked(headerValue: header.value, named: written.name))
      },
      body: masked.body.map { SecretMask.masked($0) }
    ).map { secrets.masked($0) }
  }
}

extension ResolvedRequest: Hashable {
  public static func == (left: ResolvedRequest, right: ResolvedRequest) -> Bool {
    left.request == right.request && left.text == right.text && left.secretValues == right.secretValues
      && left.textWithMaskedValues == right.textWithMaskedValues
      && left.unsetDataSources == right.unsetDataSources
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(unsetDataSources)
  }
}
