import ApiInteractionKit
import Foundation

/// A definition as it is documented, and what it is filled and resolved with.
public enum DocumentedDefinition: String, CaseIterable, Sendable {
  case authorize
  case startSession = "start-session"
  case sessionStatus = "session-status"

  /// The template; of the one with a mistake in it, the corrected.
  public func template() throws -> DefinitionTemplate {
    let name = self == .startSession ? "start-session-corrected" : rawValue
    let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let file = package.appending(path: "Fixtures/Definitions/\(name).template.xml")
    return try DefinitionTemplate(SourceText([UInt8](Data(contentsOf: file))))
  }

  /// The template filled.
  public func definition() throws -> SourceText {
    try template().fill(with: values)
  }

  /// The values of the slots, one of which must be escaped.
  public var values: [String: String] {
    switch self {
    case .authorize:
      ["Url": "https://api.example.com", "client_id": "R&D", "client_secret": "#(PaymentClientSecret)"]
    case .startSession:
      [
        "Url": "https://api.example.com", "AccountConfigurationId": "5d41402a-bc4b-4a76-b971-9d911017c592",
        "cardholderName": "Customer|Name", "cardholderPostCode": "Customer|PostCode",
        "cardholderAddress": "Customer|Address", "merchantTxnRef": "IVRSlot|OrderID",
        "amount": "IVRSlot|Amount",
      ]
    case .sessionStatus: ["Url": "https://api.example.com"]
    }
  }

  /// What a call knows by the time the definitions run.
  public static let call = CallContext(
    dataSources: [
      "CallGuid": "0f8fad5b-d9cb-469f-a165-70867728950e",
      "Customer|Name": "Zoë O'Neill",
      "Customer|PostCode": "SW1A 1AA",
      "Customer|Address": "10 High Street, London",
      "IVRSlot|OrderID": "A-1042",
      "IVRSlot|Amount": "10.00",
      "AccessToken": "eyJhbGciOiJSUzI1NiJ9.e30.c2FtcGxl",
      "GlobalPCI|SessionId": "5f0c7a52-6d0e-4f62-9a3b-0f6c2d1e8b17",
    ],
    configuration: ["PaymentClientSecret": "not-a-real-secret"])
}
