import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Hears what becomes of the tasks of a session, and ends each exchange once.
final class SessionDelegate: NSObject, URLSessionDataDelegate, Sendable {
  private let exchanges = Locked<[Int: SessionExchange]>([:])
  /// Where tasks are cancelled, which waits for the network side.
  private let cancelling = DispatchQueue(label: "SessionDelegate.cancelling", qos: .userInitiated)

  func add(_ exchange: SessionExchange, for task: URLSessionTask) {
    exchanges.withLock { $0[task.taskIdentifier] = exchange }
  }

  /// Ends the connection of an exchange that nobody waits for any more.
  func abandon(_ task: URLSessionTask) {
    finish(task, with: .failure(InterfaceFailure(.cancelled)))
  }

  /// Ends an exchange, and its connection if anything is still to come. Does nothing the second time.
  private func finish(_ task: URLSessionTask, with outcome: PendingOutcome.Outcome) {
    let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    guard let exchange else { return }
    // On Linux a task that is cancelled while it waits for an answer about a redirect ends the process.
    if !exchange.isComplete { cancelling.async { task.cancel() } }
    exchange.pending.decide(outcome)
  }

  private func update(
    _ task: URLSessionTask, _ change: (inout SessionExchange) -> Void
  ) -> SessionExchange? {
    exchanges.withLock { exchanges in
      guard var exchange = exchanges.removeValue(forKey: task.taskIdentifier) else { return nil }
      change(&exchange)
      exchanges[task.taskIdentifier] = exchange
      return exchange
    }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    completionHandler(.allow)
    guard let head = (response as? HTTPURLResponse).flatMap(HTTPResponse.init) else { return }
    // On Linux interim responses are told as well.
    if (100..<200).contains(head.status.code), head.status.code != 101 { return }
    if let fault = ResponseFraming.fault(in: head.headerFields) {
      return finish(dataTask, with: .failure(InterfaceFailure(.invalidResponse(fault))))
    }
    _ = update(dataTask) { $0.head = head }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard let exchange = update(dataTask, { $0.body.append(data) }), exchange.body.isCut else { return }
    finish(dataTask, with: exchange.outcome)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    // A task that was cancelled must not be answered: on Linux that ends the process.
    if update(task, { $0.isComplete = true }) != nil { completionHandler(nil) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    #if canImport(FoundationNetworking)
      // It comes after the body, and whatever is answered, the response is lost: what came already is the response.
      guard let exchange = update(task, { _ in }) else { return }
      finish(task, with: exchange.outcome)
    #else
      let isServerTrust =
        challenge.protectionSpace.authenticationMethod == NSURLAuthenticationMethodServerTrust
      completionHandler(isServerTrust ? .performDefaultHandling : .rejectProtectionSpace, nil)
    #endif
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let exchange = update(task) { exchange in
      exchange.isComplete = true
      // On Linux a redirect without a target is told nowhere else.
      if exchange.head == nil {
        exchange.head = (task.response as? HTTPURLResponse).flatMap(HTTPResponse.init)
      }
    }
    guard let exchange else { return }
    if let error {
      let reason = URLErrorReason.reason(for: error, of: exchange.request)
      finish(task, with: .failure(InterfaceFailure(reason)))
    } else if let fault = exchange.head.flatMap({ ResponseFraming.fault(in: $0.headerFields) }) {
      finish(task, with: .failure(InterfaceFailure(.invalidResponse(fault))))
    } else {
      finish(task, with: exchange.outcome)
    }
  }
}

extension HTTPResponse {
  /// The status and the header fields, as far as they are valid. URLSession joins fields of one name.
  fileprivate init?(_ response: HTTPURLResponse) {
    guard (100...999).contains(response.statusCode) else { return nil }
    var fields = HTTPFields()
    let names = response.allHeaderFields.compactMap { ($0.key as? String).map { $0 } }.sorted()
    for text in names {
      guard let name = HTTPField.Name(text), let value = response.allHeaderFields[text] as? String else {
        continue
      }
      fields.append(HTTPField(name: name, value: value))
    }
    self.init(status: Status(code: response.statusCode), headerFields: fields)
  }
}
