import HTTPTypes

/// The request that the platform would send. [D]
public struct ResolvedRequest: Sendable, Hashable {
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
  /// The request to the letter, with every secret in it.
  public let text: Text
  /// The same, with where secrets stand that placeholders put in.
  let parts: ResolvedParts
  /// The values that placeholders put in and that are secrets: by their own names, or by where they stand.
  package let secretValues: [String]
  /// The data sources that were null or never set, whose placeholders were removed.
  public let unsetDataSources: [String]

  /// The request with secrets masked, fit to be shown: what is a secret in one place is one in all.
  ///
  /// It is made each time, so that a request that is only sent does not pay for it.
  public var masked: Text {
    let secrets = SecretValues(secretValues)
    return Text(
      method: text.method, url: SecretMask.masked(parts.url.masked),
      headers: parts.headers.map { header in
        let value = SecretMask.masked(headerValue: header.value.masked, named: header.key.text)
        return Header(name: header.key.masked, value: value)
      },
      body: parts.body.map { SecretMask.masked($0.masked) }
    ).map { secrets.masked($0) }
  }
}
