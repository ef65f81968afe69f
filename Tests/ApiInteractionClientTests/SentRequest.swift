import ApiInteractionClient
import ApiInteractionKit
import HTTPTypes

/// Requests in few words.
enum SentRequest {
  static func request(
    _ url: String, _ method: HTTPRequest.Method = .get, fields: [(String, String)] = []
  ) throws -> HTTPRequest {
    let url = try AbsoluteURL(url)
    let fields = fields.compactMap { name, value in
      HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
    }
    return HTTPRequest(
      method: method, scheme: url.scheme, authority: url.authority, path: url.path,
      headerFields: HTTPFields(fields))
  }
}

extension Transport {
  /// Sends a request and says what came of it: `200 hi`, or why there is no response.
  func outcome(
    _ url: String, _ method: HTTPRequest.Method = .get, fields: [(String, String)] = [],
    body: String? = nil, options: TransportOptions = .patient
  ) async throws -> Outcome {
    let request = try SentRequest.request(url, method, fields: fields)
    do throws(InterfaceFailure) {
      let response = try await send(request, body: body.map { Array($0.utf8) }, options: options)
      return .response(response.head.status.code, String(decoding: response.body, as: UTF8.self))
    } catch {
      return .failure(error.reason)
    }
  }
}

/// What came of a request.
enum Outcome: Equatable {
  case response(Int, String)
  case failure(InterfaceFailure.Reason)

  /// Whether what came is no HTTP response, or ended too early, whatever the words.
  var isBadResponse: Bool { isInvalidResponse || isLostConnection }

  var isInvalidResponse: Bool {
    if case .failure(.invalidResponse) = self { true } else { false }
  }

  var isLostConnection: Bool {
    if case .failure(.connectionLost) = self { true } else { false }
  }
}

extension TransportOptions {
  /// Enough time for a machine that does much else.
  static let patient = TransportOptions(timeout: .seconds(60))
}
