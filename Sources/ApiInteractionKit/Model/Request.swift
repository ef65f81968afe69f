import HTTPTypes

extension ApiInteraction {
  /// The HTTP request that a definition describes. [D]
  public struct Request: Sendable, Hashable {
    /// The absolute http or https URL, with its holes.
    public let url: TemplateText
    /// The method, such as `GET` or `POST`.
    public let method: HTTPRequest.Method
    /// The header fields, in order; a name may come more than once.
    public let headers: [Header]
    /// The body, to the letter; nil where none is sent.
    public let body: TemplateText?

    /// A request.
    ///
    /// White space around the URL is dropped, and a body of nothing but white space is none. [P]
    ///
    /// - Throws: ``InvalidValue`` if the URL is empty.
    public init(
      url: TemplateText, method: HTTPRequest.Method, headers: [Header] = [], body: TemplateText? = nil
    ) throws(InvalidValue) {
      self.url = url.trimmed()
      self.method = method
      self.headers = headers
      self.body = body.flatMap { $0.bytes.allSatisfy(\.isWhiteSpace) ? nil : $0 }
      if self.url.bytes.isEmpty { throw InvalidValue("empty-value", "A request needs a Url.") }
    }
  }
}

extension ApiInteraction.Request: Codable {
  private enum CodingKeys: String, CodingKey {
    case url
    case method
    case headers
    case body
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let method = HTTPRequest.Method(try container.decode(String.self, forKey: .method)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .method, in: container, debugDescription: "This is not an HTTP method.")
    }
    self = try decoder.valid {
      try Self(
        url: container.decode(TemplateText.self, forKey: .url), method: method,
        headers: container.decodeIfPresent([ApiInteraction.Request.Header].self, forKey: .headers) ?? [],
        body: container.decodeIfPresent(TemplateText.self, forKey: .body))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(url, forKey: .url)
    try container.encode(method.rawValue, forKey: .method)
    try container.encode(headers, forKey: .headers)
    try container.encodeIfPresent(body, forKey: .body)
  }
}
