import Foundation

/// Keeps requests to a sandbox from going to a proxy, which would not find it.
enum DirectLoopback {
  /// Has requests to this machine go to no proxy, once it is read; before anything is sent, as the environment is changed.
  ///
  /// URLSession on Linux goes by the environment alone, and AsyncHTTPClient does not.
  static let isSet: Bool = {
    #if canImport(FoundationNetworking) && !AsyncHTTPClient
      let environment = ProcessInfo.processInfo.environment
      let given = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
      if given == "*" { return true }
      return setenv("no_proxy", given.isEmpty ? "127.0.0.1" : "\(given),127.0.0.1", 1) == 0
    #else
      return true
    #endif
  }()
}
