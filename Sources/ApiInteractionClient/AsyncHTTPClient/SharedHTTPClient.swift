#if AsyncHTTPClient
  import AsyncHTTPClient
  import HTTPTypes
  import NIOCore
  import NIOHTTP1

  /// A client, shut down with its owner if it is owned.
  final class SharedHTTPClient: SingleExchange {
    private let client: HTTPClient
    private let isOwned: Bool

    init(owned client: HTTPClient) {
      self.client = client
      isOwned = true
    }

    init(borrowed client: HTTPClient) {
      self.client = client
      isOwned = false
    }

    deinit {
      // Ends in its own time: no request is under way any more, and there is nobody to tell.
      if isOwned { client.shutdown { _ in } }
    }

    func exchange(
      _ request: OutgoingRequest, responseBytes: Int
    ) async throws(InterfaceFailure) -> TransportResponse {
      do {
        // The limit of time is ours: a day is never.
        let response = try await client.execute(request.clientRequest, timeout: .hours(24))
        let head = HTTPResponse(response)
        if let fault = ResponseFraming.fault(in: head.headerFields) {
          throw InterfaceFailure(.invalidResponse(fault))
        }
        let body = try await body(of: response, responseBytes: responseBytes)
        return TransportResponse(head: head, body: body.bytes, isCut: body.isCut)
      } catch let failure as InterfaceFailure {
        throw failure
      } catch {
        throw InterfaceFailure(ClientErrorReason.reason(for: error, of: request))
      }
    }

    private func body(of response: HTTPClientResponse, responseBytes: Int) async throws -> BodyCollector {
      var body = BodyCollector(limit: responseBytes)
      do {
        for try await buffer in response.body {
          body.append(buffer.readableBytesView)
          // Leaving the loop closes the connection.
          if body.isCut { break }
        }
      } catch let error as HTTPParserError {
        throw InterfaceFailure(ClientErrorReason.reason(inBody: error))
      }
      return body
    }
  }

  extension OutgoingRequest {
    fileprivate var clientRequest: HTTPClientRequest {
      var request = HTTPClientRequest(url: url.absoluteString)
      request.method = HTTPMethod(rawValue: method)
      request.headers = HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
      if let body { request.body = .bytes(body) }
      return request
    }
  }

  extension HTTPResponse {
    fileprivate init(_ response: HTTPClientResponse) {
      var fields = HTTPFields()
      for (text, value) in response.headers {
        if let name = HTTPField.Name(text) { fields.append(HTTPField(name: name, value: value)) }
      }
      let code = Int(response.status.code)
      self.init(status: Status(code: min(code, 999)), headerFields: fields)
    }
  }
#endif
