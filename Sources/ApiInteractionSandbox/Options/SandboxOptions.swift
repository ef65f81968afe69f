import ApiInteractionLint

/// How a sandbox is set up.
public struct SandboxOptions: Sendable {
  /// The port; 0 for a free one.
  public var port: UInt16 = 0
  /// Whether other machines reach the sandbox. Without it, only this one does.
  public var bindsAllInterfaces = false
  /// How payments end.
  public var outcome: SandboxOutcome = .success
  /// How long a payment takes, from the start of its session. The first third of it, the caller is still on the way. [P]
  public var delay: Duration = .zero
  /// How long the status lags the end of a payment: the documentation speaks of a few seconds. [D]
  public var lag: Duration = .zero
  /// What every service does wrong, and so does a path without one.
  public var fault: SandboxFault?
  /// What single services do wrong; it comes before ``fault``.
  public var faults: [SandboxService: SandboxFault] = [:]
  /// How long a response takes that is ``SandboxFault/slow``: longer than the 10 seconds that the platform waits. [D]
  public var slowDuration: Duration = .seconds(12)
  /// The client's name, which the token service asks for. [P]
  public var clientID = "sandbox-client"
  /// The client's secret, which the token service asks for. [P]
  public var clientSecret = "sandbox-secret"
  /// Whether the token service takes any client, so that definitions which name their own get a token, too. [P]
  public var takesAnyClient = false
  /// The profiles that there are. They say which fields a session cannot be started without.
  public var profiles: ProfileSet = .builtIn
  /// The name of the profile that a session is started by; nil for those that speak of the path, as in linting.
  public var profile: String?

  /// The options as they are by default: payments succeed and nothing fails.
  public init() {}

  /// The fault of a service where a request asks for none.
  ///
  /// - Parameter service: nil where there is none at the path of the request.
  func fault(of service: SandboxService?) -> SandboxFault? { service.flatMap { faults[$0] } ?? fault }

  /// The profiles that a session is started by.
  func startProfiles() throws(SandboxError) -> [ProviderProfile] {
    let chosen = try profile.map { name throws(SandboxError) in [try named(name)] } ?? matching
    if let form = chosen.first(where: { $0.bodyType == .form }) {
      throw SandboxError(
        description: "The profile “\(form.name)” is of a form, but a session is started with JSON.")
    }
    return chosen
  }

  private var matching: [ProviderProfile] {
    let service = SandboxService.start
    return profiles.profiles(forURL: Array("http://127.0.0.1\(service.path)".utf8), method: service.method)
  }

  private func named(_ name: String) throws(SandboxError) -> ProviderProfile {
    if let found = profiles.profiles.first(where: { $0.name == name }) { return found }
    let names = profiles.profiles.map(\.name).joined(separator: ", ")
    throw SandboxError(description: "There is no profile “\(name)”. There are \(names).")
  }
}
