/// Where in a response a value is, in the language that the response's type asks for.
public enum Locator: Sendable, Hashable {
  /// For a JSON response: names, dots, and numbers in brackets.
  case json(JSONLocator)
  /// For an XML response: an XPath.
  case xml(XMLLocator)

  /// Reads a locator for a response of a type.
  ///
  /// - Throws: ``InvalidValue`` where the text is not a locator for it.
  public init(_ text: String, for type: ApiInteraction.ResponseType) throws(InvalidValue) {
    switch type {
    case .json: self = .json(try JSONLocator(text))
    case .xml: self = .xml(try XMLLocator(text))
    }
  }

  /// The type of the responses that it can read.
  public var type: ApiInteraction.ResponseType {
    switch self {
    case .json: .json
    case .xml: .xml
    }
  }

  /// Whether it leads to a place in JSON, however the two are written.
  ///
  /// - Parameter place: The place; nil for none.
  package func leads(to place: JSONLocator?) -> Bool {
    if case .json(let locator) = self { locator.steps == place?.steps } else { false }
  }

  /// The locator as it is written.
  public var text: String {
    switch self {
    case .json(let locator): locator.text
    case .xml(let locator): locator.text
    }
  }
}

extension Locator {
  /// The locator as messages show it: one that is very long is cut.
  var shown: String {
    let start = text.prefix(201)
    return start.count > 200 ? start.prefix(199) + "…" : text
  }
}

/// A locator is coded as an object of one member, which names the language: `{"json": "data.id"}`.
extension Locator: Codable {
  private enum CodingKeys: String, CodingKey {
    case json
    case xml
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = try decoder.valid {
      if let text = try container.decodeIfPresent(String.self, forKey: .json) {
        .json(try JSONLocator(text))
      } else {
        .xml(try XMLLocator(container.decode(String.self, forKey: .xml)))
      }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .json(let locator): try container.encode(locator.text, forKey: .json)
    case .xml(let locator): try container.encode(locator.text, forKey: .xml)
    }
  }
}
