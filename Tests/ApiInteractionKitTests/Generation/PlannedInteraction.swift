import HTTPTypes

@testable import ApiInteractionKit

extension PlannedElement {
  /// The model of a definition without mistakes; nil where a slot leaves it undecided.
  func interaction() throws -> ApiInteraction? {
    guard let request = child(.request), let response = child(.response) else { return nil }
    guard let made = try request.request(), let mapped = try response.response() else { return nil }
    return ApiInteraction(request: made, response: mapped)
  }

  private func child(_ element: DefinitionElement) -> PlannedElement? {
    children.first { $0.name == element.name }
  }

  private func text(of element: DefinitionElement) -> String { child(element)?.value?.text ?? "" }

  /// The text of a child, if no slot stands in it.
  private func decided(_ element: DefinitionElement) -> String? {
    guard let value = child(element)?.value, !value.hasSlot else { return nil }
    return value.text
  }

  private func request() throws -> ApiInteraction.Request? {
    guard let method = decided(.method).flatMap({ HTTPRequest.Method($0) }) else { return nil }
    let headers = try (child(.headers)?.children ?? []).map { header in
      try ApiInteraction.Request.Header(
        key: TemplateText(header.text(of: .key)), value: TemplateText(header.text(of: .value)))
    }
    return try ApiInteraction.Request(
      url: TemplateText(text(of: .url)), method: method, headers: headers,
      body: child(.body).map { try TemplateText($0.value?.text ?? "") })
  }

  private func response() throws -> ApiInteraction.Response? {
    let fields = child(.fields)?.children ?? []
    guard let type = decided(.type).flatMap({ ApiInteraction.ResponseType(rawValue: $0) }),
      let code = decided(.responseCodeDestination)
    else { return nil }
    let made = try fields.compactMap { try $0.field(type) }
    guard made.count == fields.count else { return nil }
    return try ApiInteraction.Response(
      type: type, responseCodeDestination: DataSourceName(code), fields: made)
  }

  private func field(_ type: ApiInteraction.ResponseType) throws -> ApiInteraction.Response.Field? {
    guard let locator = decided(.locator), let destination = decided(.destination),
      let dataType = decided(.dataType)
    else { return nil }
    return ApiInteraction.Response.Field(
      locator: try Locator(locator, for: type), destination: try DataSourceName(destination),
      dataType: try DataType(dataType))
  }
}
