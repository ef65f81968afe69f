import ApiInteractionKit

/// A definition as structures that are decoded, their texts as they are written.
struct CodableDefinition: Decodable, Equatable {
  struct Request: Decodable, Equatable {
    let url: String
    let method: String
    let headers: Headers
    let body: String

    enum CodingKeys: String, CodingKey {
      case url = "Url"
      case method = "Method"
      case headers = "Headers"
      case body = "Body"
    }
  }

  struct Headers: Decodable, Equatable {
    let all: [Header]

    enum CodingKeys: String, CodingKey {
      case all = "Header"
    }
  }

  struct Header: Decodable, Equatable {
    let key: String
    let value: String

    enum CodingKeys: String, CodingKey {
      case key = "Key"
      case value = "Value"
    }
  }

  struct Response: Decodable, Equatable {
    let type: String
    let responseCodeDestination: String
    let fields: Fields

    enum CodingKeys: String, CodingKey {
      case type = "Type"
      case responseCodeDestination = "ResponseCodeDestination"
      case fields = "Fields"
    }
  }

  struct Fields: Decodable, Equatable {
    let all: [Field]

    enum CodingKeys: String, CodingKey {
      case all = "Field"
    }
  }

  struct Field: Decodable, Equatable {
    let locator: String
    let destination: String
    let dataType: String

    enum CodingKeys: String, CodingKey {
      case locator = "Locator"
      case destination = "Destination"
      case dataType = "DataType"
    }
  }

  let request: Request
  let response: Response

  enum CodingKeys: String, CodingKey {
    case request = "Request"
    case response = "Response"
  }
}

extension CodableDefinition {
  /// What an interaction must be decoded as.
  init(_ interaction: ApiInteraction) {
    request = Request(
      url: interaction.request.url.text, method: interaction.request.method.rawValue,
      headers: Headers(
        all: interaction.request.headers.map { Header(key: $0.key.text, value: $0.value.text) }),
      body: interaction.request.body?.text ?? "")
    response = Response(
      type: interaction.response.type.name,
      responseCodeDestination: interaction.response.responseCodeDestination.name,
      fields: Fields(
        all: interaction.response.fields.map {
          Field(
            locator: $0.locator.text, destination: $0.destination.name, dataType: $0.dataType.name)
        }))
  }
}
