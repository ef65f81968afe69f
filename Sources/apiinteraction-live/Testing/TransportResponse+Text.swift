import ApiInteractionClient
import ApiInteractionKit
import HTTPTypes

extension TransportResponse {
  /// The body as UTF-8, if it is a text: XML in another encoding that it names is written anew, as a file would be.
  var readableBody: [UInt8] {
    if !body.contains(0), String(validating: body, as: UTF8.self) != nil { return body }
    // What begins otherwise is no XML: of JSON in UTF-16 nothing is mapped, and nothing must be of its record.
    guard let text = SourceText(xmlResponse: body)?.bytes,
      text.dropFirst(text.byteOrderMarkLength).first(where: { !$0.isWhiteSpace }) == UInt8(ascii: "<")
    else { return body }
    return text
  }

  /// Whether the body is a text. What holds a NUL may be UTF-16, in which no secret would be seen.
  var isText: Bool {
    let body = readableBody
    return !body.contains(0) && String(validating: body, as: UTF8.self) != nil
  }

  /// Where in the body is what only the sandbox gives.
  var standIn: JSONLocator? {
    let name = HTTPField.Name(SavedResponse.standInField)
    let field = head.headerFields.last { $0.name == name }
    return field.flatMap { try? JSONLocator($0.value) }
  }
}
