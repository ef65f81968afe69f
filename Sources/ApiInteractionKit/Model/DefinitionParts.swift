/// The elements and values of a definition, each as far as it is there.
struct DefinitionParts: Sendable {
  var values: [Definition.Value] = []
  var root: SyntaxElement?
  var request: SyntaxElement?
  var url: Definition.Value?
  var method: Definition.Value?
  var headersElement: SyntaxElement?
  var headers: [Definition.Header] = []
  var body: Definition.Value?
  var response: SyntaxElement?
  var type: Definition.Value?
  var responseCodeDestination: Definition.Value?
  var fields: [Definition.Field] = []
  var misplaced: Set<DefinitionElement> = []
  var facts = TextFacts()
}
