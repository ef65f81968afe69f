import ApiInteractionClient
import ApiInteractionKit
import HTTPTypes

extension TransportResponse {
  /// The body as UTF-8, if it is a text: XML in another encoding that it names is written anew, as a file would be.
  var readableBody: [UInt8] {
    if !body.contains(0), String(validating: body, as: UTF8.self) != nil { return body }
    return SourceText(xmlResponse: body)?.bytes ?? body
  }

  /// Where in the body is what only the sandbox gives.
  var standIn: JSONLocator? {
    let name = HTTPField.Name(SavedResponse.standInField)
    let field = head.headerFields.last { $0.name == name }
    return field.flatMap { try? JSONLocator($0.value) }
  }
}
