import ApiInteractionKit

/// The code of the article TheFormat.
func theFormat(_ print: (Any) -> Void) async throws {
  for element in DefinitionElement.request.children {
    print("\(element.name): \(element.isRequired ? "required" : "optional")")
  }

  let text = try TemplateText("Bearer $(TokenFor|Orders:ToLowerCase) ~~~REPLACE~~~")
  for segment in text.segments {
    switch segment.kind {
    case .literal: print("literal “\(text[segment])”")
    case .placeholder(let hole): print("\(hole.kind) \(hole.name), \(hole.formatters.map(\.name))")
    case .slot: print("slot")
    }
  }

  do {
    _ = try DataSourceName("Order:Name")
  } catch {
    print(error)
  }
}
