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
  var misplaced: Set<DefinitionElement> = []
  /// What there is in any of the values.
  var facts = TextFacts()
  /// What is wrong with the structure and the holes.
  var diagnostics: [Diagnostic] = []
}
