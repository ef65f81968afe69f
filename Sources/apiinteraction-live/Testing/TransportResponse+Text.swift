import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox

extension TransportResponse {
  /// The body as UTF-8, if it is a text: XML in another encoding that it names is written anew, as a file would be.
  var readableBody: [UInt8] {
    if !body.contains(0), String(validating: body, as: UTF8.self) != nil { return body }
    return SourceText(xmlResponse: body)?.bytes ?? body
  }

  /// The locators of what only the sandbox gives.
  var standIns: Set<String> {
    let fields = head.headerFields.filter { $0.name.rawName == Sandbox.standInField }
    return Set(fields.map(\.value))
  }
}
