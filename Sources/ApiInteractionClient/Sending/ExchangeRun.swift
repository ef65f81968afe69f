import HTTPTypes

/// What is the same for every transport: the limit of time, and redirects.
struct ExchangeRun: Sendable {
  let transport: any SingleExchange
  let options: TransportOptions

  /// Sends a request, and what its redirects ask for, within the limit of time.
  func response(
    to request: HTTPRequest, body: [UInt8]?
  ) async throws(InterfaceFailure) -> TransportResponse {
    let first = await withTaskGroup(of: Result<TransportResponse, InterfaceFailure>.self) { group in
      group.addTask { await result(of: request, body: body) }
      group.addTask { await Self.timeout(after: options.timeout) }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(InterfaceFailure(.cancelled))
    }
    return try first.get()
  }

  private static func timeout(after limit: Duration) async -> Result<TransportResponse, InterfaceFailure> {
    do {
      try await Task.sleep(for: limit, clock: .continuous)
      return .failure(InterfaceFailure(.timeout(limit)))
    } catch {
      return .failure(InterfaceFailure(.cancelled))
    }
  }

  private func result(of request: HTTPRequest, body: [UInt8]?) async -> Result<
    TransportResponse, InterfaceFailure
  > {
    do throws(InterfaceFailure) {
      return .success(try await follow(request, body: body))
    } catch {
      return .failure(error)
    }
  }

  private func follow(
    _ request: HTTPRequest, body: [UInt8]?
  ) async throws(InterfaceFailure) -> TransportResponse {
    var next = Redirect(request: request, body: body)
    for _ in 0..<(options.followsRedirects ? Redirect.limit : 0) {
      let response = try await send(next)
      guard let redirect = next.following(response.head) else { return response }
      next = redirect
    }
    return try await send(next)
  }

  private func send(_ next: Redirect) async throws(InterfaceFailure) -> TransportResponse {
    let outgoing = try OutgoingRequest(next.request, body: next.body)
    // What was cancelled before must not go out; a transport would only hear of it while it sends.
    if Task.isCancelled { throw InterfaceFailure(.cancelled) }
    return try await transport.exchange(outgoing, responseBytes: options.responseBytes)
  }
}
