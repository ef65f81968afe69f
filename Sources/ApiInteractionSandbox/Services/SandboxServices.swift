import ApiInteractionLint

/// The services behind one address.
struct SandboxServices: Sendable {
  private let options: SandboxOptions
  private let authorize: AuthorizeService
  private let start: StartSessionService
  private let status: SessionStatusService
  private let orders = OrderService()

  /// - Throws: ``SandboxError`` where there is no such profile.
  init(_ options: SandboxOptions, clock: SandboxClock, ledger: SandboxLedger) throws(SandboxError) {
    self.options = options
    let client = ClientCredentials(id: options.clientID, secret: options.clientSecret)
    let script = PaymentScript(delay: options.delay, lag: options.lag)
    authorize = AuthorizeService(client: options.takesAnyClient ? nil : client, ledger: ledger)
    start = StartSessionService(profiles: try options.startProfiles(), ledger: ledger)
    status = SessionStatusService(script: script, clock: clock, ledger: ledger)
  }

  func answer(_ request: ReceivedRequest, path: String) async -> FaultedAnswer {
    let route = ServiceRoute(path: path)
    let service = route?.service
    let fault: SandboxFault?
    if let name = request.value(of: SandboxFault.header) {
      fault = SandboxFault(rawValue: name)
      if fault == nil { return FaultedAnswer(SandboxServices.unknownFault(of: service)) }
    } else {
      fault = options.fault(of: service)
    }
    // A definition may call a service that the sandbox does not have: that fails on demand all the same.
    if let fault, let faulted = FaultedAnswer(fault, of: service) { return faulted }
    let answer = if let route { await answer(request, route) } else { SandboxServices.unknown(path) }
    return FaultedAnswer(answer, fault, slowDuration: options.slowDuration)
  }

  private func answer(_ request: ReceivedRequest, _ route: ServiceRoute) async -> SandboxAnswer {
    let method = route.service.method
    guard request.method == method else {
      return .refusal(
        of: route.service, .methodNotAllowed, "\(route.service.path) answers to \(method).",
        headers: ["Allow": method])
    }
    switch route.service {
    case .authorize: return await authorize.answer(request)
    case .start: return await start.answer(request)
    case .status: return await status.answer(request, id: route.id)
    case .orders: return orders.answer(id: route.id)
    }
  }

  private static func unknown(_ path: String) -> SandboxAnswer {
    let known = SandboxService.allCases.map { "\($0.method) \($0.path)" }.joined(separator: ", ")
    return .message(.notFound, "There is nothing at \(Display.cut(path)). The sandbox has \(known).")
  }

  private static func unknownFault(of service: SandboxService?) -> SandboxAnswer {
    let names = SandboxFault.allCases.map(\.rawValue).joined(separator: ", ")
    return .refusal(of: service, .badRequest, "\(SandboxFault.header) must be one of \(names).")
  }
}
