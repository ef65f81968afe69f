/// The elements that a definition is made of. [D] Which are required is [P].
public enum DefinitionElement: String, Sendable, Hashable, CaseIterable {
  case apiInteraction = "ApiInteraction"
  case request = "Request"
  case url = "Url"
  case method = "Method"
  case headers = "Headers"
  case header = "Header"
  case key = "Key"
  case value = "Value"
  case body = "Body"
  case response = "Response"
  case type = "Type"
  case responseCodeDestination = "ResponseCodeDestination"
  case fields = "Fields"
  case field = "Field"
  case locator = "Locator"
  case destination = "Destination"
  case dataType = "DataType"

  /// The name as it is written in XML.
  public var name: String { rawValue }

  /// The elements that may stand in this one, in the order in which they are written.
  public var children: [DefinitionElement] {
    switch self {
    case .apiInteraction: [.request, .response]
    case .request: [.url, .method, .headers, .body]
    case .headers: [.header]
    case .header: [.key, .value]
    case .response: [.type, .responseCodeDestination, .fields]
    case .fields: [.field]
    case .field: [.locator, .destination, .dataType]
    default: []
    }
  }

  /// The element that this one stands in; nil for the root.
  public var parent: DefinitionElement? {
    DefinitionElement.allCases.first { $0.children.contains(self) }
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

  /// The element of a name, which is case-sensitive. [P]
  init?(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    for element in DefinitionElement.allCases {
      let rawValue = element.rawValue.utf8
      if rawValue.count == name.count, rawValue.elementsEqual(name) {
        self = element
        return
      }
    }
    return nil
  }
}
