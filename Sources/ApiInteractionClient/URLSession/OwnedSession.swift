import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A session that ends with its owner.
final class OwnedSession: SingleExchange {
  private let delegate = SessionDelegate()
  private let session: URLSession
  /// Where tasks are made and started. On Linux that waits for the network side, for which no thread of the tasks of Swift
  /// may be held up: there are few of them, and nothing would be left to end a request in time.
  private let starting = DispatchQueue(label: "OwnedSession.starting", qos: .userInitiated)

  init() {
    session = URLSession(
      configuration: OwnedSession.configuration, delegate: delegate, delegateQueue: OwnedSession.queue())
  }

  deinit {
    // No exchange is under way any more, and cancelling would wait for the network side.
    session.finishTasksAndInvalidate()
  }

  func exchange(
    _ request: OutgoingRequest, responseBytes: Int
  ) async throws(InterfaceFailure) -> TransportResponse {
    let urlRequest = try request.urlRequest()
    let pending = PendingOutcome()
    let task = Locked<URLSessionTask?>(nil)
    // It holds the session itself, which would else end before its last task begins.
    starting.async { [self] in
      if pending.isDecided { return }
      let new = session.dataTask(with: urlRequest)
      task.withLock { $0 = new }
      delegate.add(SessionExchange(request, limit: responseBytes, pending), for: new)
      // Whoever cancelled before that had nothing to end.
      if pending.isDecided { return delegate.abandon(new) }
      new.resume()
    }
    return try await withTaskCancellationHandler {
      await pending.value
    } onCancel: { [delegate] in
      // At once, without waiting for URLSession: it may be busy with a look-up of a name.
      pending.decide(.failure(InterfaceFailure(.cancelled)))
      if let task = task.withLock({ $0 }) { delegate.abandon(task) }
    }.get()
  }

  private static func queue() -> OperationQueue {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    queue.qualityOfService = .userInitiated
    return queue
  }

  private static var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCredentialStorage = nil
    // Under the 1,024 descriptors that a process may commonly have.
    configuration.httpMaximumConnectionsPerHost = 256
    // The limit of time is ours: URLSession's own starts anew with every byte.
    configuration.timeoutIntervalForRequest = 7 * 24 * 3600
    return configuration
  }
}

extension OutgoingRequest {
  /// - Throws: ``InterfaceFailure`` for what URLSession would not send as it is.
  fileprivate func urlRequest() throws(InterfaceFailure) -> URLRequest {
    if body != nil, method == "GET" || method == "HEAD" {
      throw InterfaceFailure(.other("URLSession does not send a body with \(method)"))
    }
    var request = URLRequest(url: url)
    request.httpMethod = method
    #if canImport(FoundationNetworking)
      if url.host?.contains(":") == true {
        throw InterfaceFailure(.other("URLSession reaches no IPv6 address here. Name the host instead"))
      }
      // libcurl leaves out a field whose value is white space, and with it the value that it would give it itself.
      for name in Self.unasked { request.setValue(" ", forHTTPHeaderField: name) }
    #endif
    for field in fields { request.setValue(field.value, forHTTPHeaderField: field.name.rawName) }
    if let body { request.httpBody = Data(body) }
    return request
  }

  #if canImport(FoundationNetworking)
    private static let unasked = [
      "Accept", "Accept-Encoding", "Accept-Language", "Connection", "Content-Type", "Expect", "User-Agent",
    ]
  #endif
}
