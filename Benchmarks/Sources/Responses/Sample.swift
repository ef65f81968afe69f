/// The responses that are measured.
public enum Sample: String, CaseIterable, Sendable {
  case payment = "JSON, 600 bytes, 4 locators"
  case contacts = "JSON, 10 MiB, 10 locators"
  case indentedContacts = "JSON indented, 10 MiB, 10 locators"
  case xmlPayment = "XML, 600 bytes, 4 locators"
  case xmlContacts = "XML, 1 MiB, 10 locators"

  /// Makes the response; always the same.
  public func make() -> BenchmarkResponse {
    switch self {
    case .payment: PaymentResponse().json
    case .contacts: ContactsResponse(count: 39_015).json(isIndented: false)
    case .indentedContacts: ContactsResponse(count: 22_491).json(isIndented: true)
    case .xmlPayment: PaymentResponse().xml
    case .xmlContacts: ContactsResponse(count: 1_726).xml
    }
  }
}
