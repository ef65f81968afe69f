/// The elements and values of a definition, each as far as it is there: elements by their places among the nodes of the
/// tree, values by their places among all values.
struct DefinitionParts: ~Copyable, Sendable {
  /// A Header element.
  struct Header: Sendable {
    let node: Int
    var key: Int?
    var value: Int?
  }

  /// A Field element.
  struct Field: Sendable {
    let node: Int
    var locator: Int?
    var destination: Int?
    var dataType: Int?
  }

  /// Every value in document order.
  var values: [ReadValue] = []
  var root: Int?
  var request: Int?
  var url: Int?
  var method: Int?
  var headersElement: Int?
  var headers: [Header] = []
  var body: Int?
  var response: Int?
  var type: Int?
  var responseCodeDestination: Int?
  var fields: [Field] = []
  var elementsOutOfPlace: Set<DefinitionElement> = []
  /// What there is in any of the values.
  var facts = TextFacts()
  /// What is wrong with the structure and the holes.
  var diagnostics: [Diagnostic] = []
  /// What is wrong as well, and is explained by something else that is.
  var explained: [Diagnostic] = []

  /// Takes note of a value.
  mutating func note(value index: Int, as element: DefinitionElement) {
    switch element {
    case .url: url = index
    case .method: method = index
    case .body: body = index
    case .type: type = index
    case .responseCodeDestination: responseCodeDestination = index
    case .key: DefinitionParts.update(&headers) { $0.key = index }
    case .value: DefinitionParts.update(&headers) { $0.value = index }
    case .locator: DefinitionParts.update(&fields) { $0.locator = index }
    case .destination: DefinitionParts.update(&fields) { $0.destination = index }
    case .dataType: DefinitionParts.update(&fields) { $0.dataType = index }
    default: break
    }
  }

  /// Takes note of an element.
  mutating func note(_ node: Int, as element: DefinitionElement) {
    switch element {
    case .request: request = node
    case .response: response = node
    case .headers: headersElement = node
    case .header:
      if headers.isEmpty { headers.reserveCapacity(4) }
      headers.append(Header(node: node))
    case .field:
      if fields.isEmpty { fields.reserveCapacity(8) }
      fields.append(Field(node: node))
    default: break
    }
  }

  private static func update<Element>(_ array: inout [Element], _ change: (inout Element) -> Void) {
    guard !array.isEmpty else { return }
    change(&array[array.count - 1])
  }
}
