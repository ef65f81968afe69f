#if AsyncHTTPClient
  import AsyncHTTPClient
  import Foundation
  import NIOCore
  import NIOHTTP1
  import NIOPosix
  import NIOSSL

  /// What an error of AsyncHTTPClient means for a call.
  enum ClientErrorReason {
    static func reason(for error: any Error, of request: OutgoingRequest) -> InterfaceFailure.Reason {
      switch error {
      case is CancellationError: .cancelled
      case let error as HTTPClientError: reason(error)
      case let error as HTTPParserError: reason(error, words: words(error))
      case let error as NIOConnectionError: reason(error, of: request)
      // The server ended TLS without a word, in the middle of its response.
      case NIOSSLError.uncleanShutdown: .connectionLost("the server closed it")
      case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .tls(HandshakeWords.words(for: error))
      case let error as IOError: reason(error, of: request)
      case is ChannelError: .connectionLost("the connection was closed")
      default: .other(String(describing: error))
      }
    }

    private static func reason(_ error: HTTPClientError) -> InterfaceFailure.Reason {
      switch error {
      case .cancelled: .cancelled
      case .remoteConnectionClosed: .connectionLost("the server closed it")
      case .traceRequestWithBody: .other("a TRACE request can have no body")
      case .invalidProxyResponse: .invalidResponse(error.description)
      default: .other(error.description)
      }
    }

    /// What an error means that came when the header had been read: of a body, only chunks can be wrong.
    static func reason(inBody error: HTTPParserError) -> InterfaceFailure.Reason {
      reason(error, words: "a chunk of its body is invalid, or what follows the last one")
    }

    private static func reason(_ error: HTTPParserError, words: String) -> InterfaceFailure.Reason {
      switch error {
      case .invalidEOFState, .closedConnection: .connectionLost("the server closed it")
      default: .invalidResponse(words)
      }
    }

    private static func words(_ error: HTTPParserError) -> String {
      switch error {
      case .headerOverflow: "its header is too long"
      case .invalidContentLength:
        "its Content-Length cannot be read as a number, or comes with a Transfer-Encoding"
      case .unexpectedContentLength: "it has more than one Content-Length"
      // What has no name of its own there.
      case .unknown:
        "it has a Content-Length and a Transfer-Encoding, or a line of its header ends without CR"
      case .invalidStatus: "its status code is not one of three digits from 100"
      case .invalidConstant: "it does not begin with HTTP and a version"
      default: "its header cannot be read"
      }
    }

    private static func reason(
      _ error: NIOConnectionError, of request: OutgoingRequest
    ) -> InterfaceFailure.Reason {
      if let failure = error.connectionErrors.first?.error {
        return reason(for: failure, of: request)
      }
      return .unknownHost(request.url.host ?? error.host)
    }

    private static func reason(_ error: IOError, of request: OutgoingRequest) -> InterfaceFailure.Reason {
      switch error.errnoCode {
      case ECONNREFUSED: .refused(request.place)
      case ECONNRESET, EPIPE, ECONNABORTED: .connectionLost("the server reset it")
      default: .other("\(request.place) cannot be reached (error \(error.errnoCode))")
      }
    }
  }
#endif
