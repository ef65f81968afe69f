import CByteMasks

/// The elements that a definition is made of. [D] Which are required is [P].
public enum DefinitionElement: String, Sendable, Hashable, CaseIterable {
  /// The root.
  case apiInteraction = "ApiInteraction"
  /// The request that is sent.
  case request = "Request"
  /// Where it is sent; takes placeholders.
  case url = "Url"
  /// The HTTP method.
  case method = "Method"
  /// The header fields of the request; may be empty.
  case headers = "Headers"
  /// A header field.
  case header = "Header"
  /// A header field's name; takes placeholders.
  case key = "Key"
  /// A header field's value; takes placeholders.
  case value = "Value"
  /// The request's body; takes placeholders, may be empty.
  case body = "Body"
  /// What is kept of the response.
  case response = "Response"
  /// What the response is: `JSON` or `XML`.
  case type = "Type"
  /// The data source that receives the status code.
  case responseCodeDestination = "ResponseCodeDestination"
  /// The parts of the response to keep; may be empty.
  case fields = "Fields"
  /// A part of the response to keep.
  case field = "Field"
  /// Where in the response the part is.
  case locator = "Locator"
  /// The data source that receives it.
  case destination = "Destination"
  /// What its value must be.
  case dataType = "DataType"

  /// The name as it is written in XML.
  public var name: String { rawValue }

  /// The elements that may stand in this one, in the order in which they are written.
  public var children: [DefinitionElement] {
    switch self {
    case .apiInteraction: DefinitionElement.ofRoot
    case .request: DefinitionElement.ofRequest
    case .headers: DefinitionElement.ofHeaders
    case .header: DefinitionElement.ofHeader
    case .response: DefinitionElement.ofResponse
    case .fields: DefinitionElement.ofFields
    case .field: DefinitionElement.ofField
    default: []
    }
  }

  private static let ofRoot: [DefinitionElement] = [.request, .response]
  private static let ofRequest: [DefinitionElement] = [.url, .method, .headers, .body]
  private static let ofHeaders: [DefinitionElement] = [.header]
  private static let ofHeader: [DefinitionElement] = [.key, .value]
  private static let ofResponse: [DefinitionElement] = [.type, .responseCodeDestination, .fields]
  private static let ofFields: [DefinitionElement] = [.field]
  private static let ofField: [DefinitionElement] = [.locator, .destination, .dataType]

  /// The element that this one stands in; nil for the root.
  public var parent: DefinitionElement? {
    switch self {
    case .apiInteraction: nil
    case .request, .response: .apiInteraction
    case .url, .method, .headers, .body: .request
    case .header: .headers
    case .key, .value: .header
    case .type, .responseCodeDestination, .fields: .response
    case .field: .fields
    case .locator, .destination, .dataType: .field
    }
  }

  /// Whether the element holds a value and not other elements.
  public var holdsValue: Bool {
    switch self {
    case .apiInteraction, .request, .headers, .header, .response, .fields, .field: false
    default: true
    }
  }

  /// Whether a parent without this element is incomplete. [P]
  public var isRequired: Bool {
    switch self {
    case .headers, .header, .body, .fields, .field: false
    default: true
    }
  }

  /// Whether several may stand side by side.
  public var isRepeatable: Bool { self == .header || self == .field }

  /// Whether the value may hold `$(DataSource)` and `#(ConfigKey)`. [D]
  public var allowsPlaceholders: Bool {
    switch self {
    case .url, .key, .value, .body: true
    default: false
    }
  }

  /// How the element is written, with what it must hold, and `…` for values.
  var outline: String {
    let required = children.filter(\.isRequired)
    let content = holdsValue ? "…" : (required.isEmpty ? children : required).map(\.outline).joined()
    return "<\(name)>\(content)</\(name)>"
  }

  // The names are many times longer to hash than to tell apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ordinal)
  }

  /// The place in ``allCases``.
  var ordinal: UInt8 {
    switch self {
    case .apiInteraction: 0
    case .request: 1
    case .url: 2
    case .method: 3
    case .headers: 4
    case .header: 5
    case .key: 6
    case .value: 7
    case .body: 8
    case .response: 9
    case .type: 10
    case .responseCodeDestination: 11
    case .fields: 12
    case .field: 13
    case .locator: 14
    case .destination: 15
    case .dataType: 16
    }
  }

  /// The element of a name, which is case-sensitive. [P]
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    guard let element = DefinitionElement.candidate(name), let start = name.baseAddress else { return nil }
    var expected = element.rawValue
    guard expected.withUTF8({ $0.baseAddress.map { bytes_equal($0, start, name.count) } ?? false }) else {
      return nil
    }
    self = element
  }

  /// The only element whose name can be a certain one, by its length and first letter.
  private static func candidate(_ name: UnsafeBufferPointer<UInt8>) -> DefinitionElement? {
    guard let first = name.first else { return nil }
    switch name.count {
    case 3: return first == UInt8(ascii: "U") ? .url : .key
    case 4: return first == UInt8(ascii: "B") ? .body : .type
    case 5: return first == UInt8(ascii: "V") ? .value : .field
    case 6:
      return first == UInt8(ascii: "M") ? .method : first == UInt8(ascii: "H") ? .header : .fields
    case 7:
      return first == UInt8(ascii: "R") ? .request : first == UInt8(ascii: "H") ? .headers : .locator
    case 8: return first == UInt8(ascii: "R") ? .response : .dataType
    case 11: return .destination
    case 14: return .apiInteraction
    case 23: return .responseCodeDestination
    default: return nil
    }
  }
}
