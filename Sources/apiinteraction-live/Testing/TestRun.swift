import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox
import CommandInterface

/// Sends a definition's request, again if that is wanted, and judges what comes.
struct TestRun {
  let subject: TestSubject
  let options: TestOptions
  let sandbox: Sandbox?

  private var report: TestReport { TestReport(subject: subject, options: options, sandbox: sandbox) }
  private var resolver: RequestResolver { RequestResolver(subject.interaction) }
  private var unset: UnsetPolicy { options.call.strict ? .refuse : .remove }

  /// - Parameter timeout: How long the service may take.
  private func client(_ timeout: Duration) -> InteractionClient {
    InteractionClient(sandbox, timeout: timeout)
  }

  /// - Parameter awaited: What a data source must get for the request not to be sent again.
  /// - Throws: ``CommandFailure`` if no response came, it has issues, or it is not as expected.
  func run(_ expected: [Expectation], until awaited: Expectation?) async throws {
    // It is shown before it is sent: nobody waits for a service without knowing for what.
    report.show(try? resolver.resolve(in: subject.context, unset: unset))
    let result = try await attempts(until: awaited)
    // Whoever interrupts the work is not told that the service failed.
    try Task.checkCancellation()
    switch result {
    case .success(let exchange):
      report.show(exchange)
      // A record that cannot be written does not hide what came.
      let recorded = Result { try record(exchange) }
      let judged = Result { try judge(exchange, expected + [awaited].compactMap(\.self)) }
      try recorded.get()
      try judged.get()
    case .failure(.refused(let reasons)):
      report.show(reasons)
      throw CommandFailure.found
    case .failure(.interfaceFailure(let failure, let sent)):
      report.show(failure, sent)
      try record(failure, sent)
      throw CommandFailure.found
    }
  }

  // MARK: - Sending

  /// What came of the last time that the request was sent.
  private func attempts(until awaited: Expectation?) async throws -> Result<
    InteractionExchange, InteractionError
  > {
    let end = ContinuousClock.now + options.period
    var result = await send(options.timeout.duration)
    guard let awaited else { return result }
    var tries = 1
    while ContinuousClock.now + options.every < end, let reason = lack(of: awaited, in: result) {
      options.global.note("try \(tries): \(reason)")
      try await Task.sleep(for: options.every)
      let limit = min(options.timeout.duration, max(end - ContinuousClock.now, .milliseconds(1)))
      let next = await send(limit)
      // The time for trying is over, and not that of the service: what came before counts.
      if limit < options.timeout.duration, case .failure(.interfaceFailure(let failure, _)) = next,
        failure.reason == .timeout(limit)
      {
        return result
      }
      result = next
      tries += 1
    }
    return result
  }

  /// Why it must be sent again; nil if it need not, or would be of no use.
  private func lack(of awaited: Expectation, in result: Result<InteractionExchange, InteractionError>)
    -> String?
  {
    switch result {
    case .success(let exchange): failure(of: awaited, in: exchange)
    case .failure(.refused): nil
    case .failure(.interfaceFailure(let failure, let request)):
      request.map {
        ShownSecrets(subject, $0, isShown: options.call.showSecrets).masked(
          "interface failure: \(failure.description)")
      }
    }
  }

  private func send(_ timeout: Duration) async -> Result<InteractionExchange, InteractionError> {
    do throws(InteractionError) {
      return .success(try await client(timeout).run(subject.interaction, in: subject.context, unset: unset))
    } catch {
      return .failure(error)
    }
  }

  /// How a response is not as expected; nil if it is.
  private func failure(of expected: Expectation, in exchange: InteractionExchange) -> String? {
    expected.failure(
      exchange.mapped[expected.name]?.text, standIns: exchange.mapped.standIns(at: exchange.response.standIn),
      ShownSecrets(subject, nil, exchange, isShown: options.call.showSecrets))
  }

  // MARK: - What comes of it

  private func record(_ exchange: InteractionExchange) throws(CommandFailure) {
    guard let path = options.record else { return }
    let secrets = ShownSecrets(subject, nil, exchange, isShown: false)
    let response = ResponseText(exchange.response, secrets)
    if response.text == nil {
      throw .found(
        "\(path): the response is neither UTF-8 nor XML in the encoding that it names, so it cannot be recorded."
      )
    }
    try write(secrets.masked(exchange.request), ("response", ExchangeRecord.json(of: response)), to: path)
  }

  private func record(_ failure: InterfaceFailure, _ request: ResolvedRequest?) throws(CommandFailure) {
    guard let path = options.record else { return }
    let secrets = ShownSecrets(subject, request, isShown: false)
    let reason = JSONText.quoted(secrets.masked(failure.description))
    try write(request.map { secrets.masked($0) }, ("interfaceFailure", reason), to: path)
  }

  private func write(
    _ request: ResolvedRequest.Text?, _ response: (name: String, json: String), to path: String
  ) throws(CommandFailure) {
    try OutputFile.write(Array(ExchangeRecord.file(request, response).utf8), to: path)
  }

  private func judge(_ exchange: InteractionExchange, _ expected: [Expectation]) throws(CommandFailure) {
    var failures = expected.compactMap { failure(of: $0, in: exchange) }
    let status = exchange.response.head.status.code
    if let pattern = options.expectStatus.first, !pattern.matches(status) {
      failures.insert("The status should be \(pattern), but is \(status).", at: 0)
    }
    failures.forEach(Console.complain)
    if !failures.isEmpty || !exchange.mapped.issues.isEmpty { throw .found }
  }
}
