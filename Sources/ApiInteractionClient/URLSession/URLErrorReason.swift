import Foundation

/// What an error of URLSession means for a call.
enum URLErrorReason {
  static func reason(for error: any Error, of request: OutgoingRequest) -> InterfaceFailure.Reason {
    let error = error as NSError
    let message = error.localizedDescription
    guard error.domain == NSURLErrorDomain else { return .other(message) }
    switch error.code {
    case NSURLErrorCancelled: return .cancelled
    case NSURLErrorCannotFindHost, NSURLErrorDNSLookupFailed: return .unknownHost(request.url.host ?? "")
    case NSURLErrorCannotConnectToHost: return .refused(request.place)
    case NSURLErrorSecureConnectionFailed, NSURLErrorServerCertificateHasBadDate,
      NSURLErrorServerCertificateUntrusted, NSURLErrorServerCertificateHasUnknownRoot,
      NSURLErrorServerCertificateNotYetValid, NSURLErrorClientCertificateRejected,
      NSURLErrorClientCertificateRequired:
      return .tls(message)
    case NSURLErrorNetworkConnectionLost: return .connectionLost(message)
    // Linux says it of a connection that was closed before any of the response came, too.
    case NSURLErrorBadServerResponse where message.hasPrefix("Empty reply"): return .connectionLost(message)
    // Linux says that the URL is not supported where the response is not HTTP.
    case NSURLErrorBadServerResponse, NSURLErrorCannotParseResponse, NSURLErrorUnsupportedURL,
      NSURLErrorCannotDecodeContentData, NSURLErrorCannotDecodeRawData:
      return .invalidResponse(message)
    default: return unnamedReason(message)
    }
  }

  /// What a message of libcurl means, for which FoundationNetworking knows no code.
  private static func unnamedReason(_ message: String) -> InterfaceFailure.Reason {
    let kinds: [(words: [String], reason: (String) -> InterfaceFailure.Reason)] = [
      (["SSL", "TLS", "certificate"], { .tls($0) }),
      (["transfer closed", "Recv failure", "Send failure"], { .connectionLost($0) }),
      (
        [
          "Content-Length", "chunked-encoding", "header", "content encoding", "content unencoding",
          "Out of memory",
        ],
        { .invalidResponse($0 == "Out of memory" ? "a header field of it is too long" : $0) }
      ),
    ]
    let kind = kinds.first { $0.words.contains { message.range(of: $0, options: .caseInsensitive) != nil } }
    return kind?.reason(message) ?? .other(message)
  }
}
