import ApiInteractionKit

/// Why no response came: the call goes to the interface failure branch, and nothing is stored. [D]
public struct InterfaceFailure: Error, Sendable, Hashable {
  /// What happened.
  public enum Reason: Sendable, Hashable {
    /// The response was not complete within this time. [D]
    case timeout(Duration)
    /// No address was found for this host. [D]
    case unknownHost(String)
    /// The connection was refused, by this host and port. [D]
    case refused(String)
    /// No secure connection could be made, and why. [P]
    case tls(String)
    /// These configuration keys do not exist or have no value; nothing was sent. [D]
    case missingConfiguration([String])
    /// What came is not an HTTP response, and why. [P]
    case invalidResponse(String)
    /// The connection broke before the response was complete, and how. [P]
    case connectionLost(String)
    /// The task that sent the request was cancelled. [P]
    case cancelled
    /// A record says that no response came, and why. [P]
    case recorded(String)
    /// Anything else. [P]
    case other(String)
  }

  /// What failed.
  public let reason: Reason

  /// A failure. Of a text that explains it only one line is kept, with what looks like a secret masked.
  public init(_ reason: Reason) {
    self.reason =
      switch reason {
      case .tls(let detail): .tls(InterfaceFailure.line(detail))
      case .invalidResponse(let detail): .invalidResponse(InterfaceFailure.line(detail))
      case .connectionLost(let detail): .connectionLost(InterfaceFailure.line(detail))
      case .recorded(let reason): .recorded(InterfaceFailure.line(reason))
      case .other(let detail): .other(InterfaceFailure.line(detail))
      case .timeout, .unknownHost, .refused, .missingConfiguration, .cancelled: reason
      }
  }

  /// The failure with the host and the port of a request, where there is a secret in them, as they may be shown.
  func hidingSecrets(inHostOf request: ResolvedRequest) -> InterfaceFailure {
    let shown = InterfaceFailure.authority(of: request.masked.url)
    guard InterfaceFailure.authority(of: request.text.url) != shown,
      let outgoing = try? OutgoingRequest(request.request, body: nil), let host = outgoing.url.host
    else { return self }
    let shownHost = shown.replacing(/:[^\]]*$/, with: "")
    let hide = { (text: String) in
      text.replacing(outgoing.place, with: shown).replacing(host, with: shownHost)
    }
    return switch reason {
    case .unknownHost(let text): InterfaceFailure(.unknownHost(hide(text)))
    case .refused(let text): InterfaceFailure(.refused(hide(text)))
    case .tls(let text): InterfaceFailure(.tls(hide(text)))
    case .invalidResponse(let text): InterfaceFailure(.invalidResponse(hide(text)))
    case .connectionLost(let text): InterfaceFailure(.connectionLost(hide(text)))
    case .other(let text): InterfaceFailure(.other(hide(text)))
    case .recorded(let text): InterfaceFailure(.recorded(hide(text)))
    case .timeout, .missingConfiguration, .cancelled: self
    }
  }

  /// The host and the port of a URL, without user information.
  private static func authority(of url: String) -> String {
    let bytes = Array(url.utf8)
    // Of a URL that is a secret as a whole, only the mask is left.
    let authority = URLParts(bytes).authority.map { url[utf8: $0] } ?? SecretMask.mask
    return authority.split(separator: "@").last.map(String.init) ?? ""
  }

  private static func line(_ detail: String) -> String {
    let characters = detail.unicodeScalars.prefix(300).map { scalar in
      scalar.properties.generalCategory == .control ? " " : Character(scalar)
    }
    return SecretMask.masked(String(characters), holes: false)
  }
}

extension InterfaceFailure: CustomStringConvertible {
  /// One line that an administrator understands. Holds no secret and no URL.
  public var description: String {
    switch reason {
    case .timeout(let limit):
      "No complete response came within \(InterfaceFailure.words(limit))."
    case .unknownHost(let host):
      "The host \(host) is unknown: no address was found for it."
    case .refused(let place):
      "The connection to \(place) was refused: nothing listens there."
    case .tls(let detail):
      "No secure connection could be made: \(detail)."
    case .missingConfiguration(let keys):
      "Nothing was sent, because a configuration key has no value: \(keys.joined(separator: ", "))."
    case .invalidResponse(let detail):
      "What came back is not a valid HTTP response: \(detail)."
    case .connectionLost(let detail):
      "The connection was lost before the response was complete: \(detail)."
    case .cancelled:
      "The request was cancelled."
    case .recorded(let reason):
      reason
    case .other(let detail):
      "The request could not be sent: \(detail)."
    }
  }

  private static func words(_ limit: Duration) -> String {
    let (seconds, fraction) = limit.components
    if fraction == 0 { return seconds == 1 ? "1 second" : "\(seconds) seconds" }
    let milliseconds = seconds * 1000 + fraction / 1_000_000_000_000_000
    return milliseconds == 1 ? "1 millisecond" : "\(milliseconds) milliseconds"
  }
}
