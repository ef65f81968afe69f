import Foundation

/// Which service a path leads to, and to what in it.
struct ServiceRoute: Sendable, Hashable {
  let service: SandboxService
  /// The last segment of the path, decoded; empty for the services that have none.
  let id: String

  /// - Parameter path: The path of a request, still encoded. A slash at its end makes no difference.
  init?(path: String) {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if segments.count > 1, segments.last == "" { segments.removeLast() }
    for service in SandboxService.allCases {
      guard let id = ServiceRoute.id(in: Array(segments), of: service) else { continue }
      self.service = service
      self.id = id
      return
    }
    return nil
  }

  /// What stands for `{id}` in a path; nil if the path is another service's.
  private static func id(in segments: [Substring], of service: SandboxService) -> String? {
    let pattern = service.path.split(separator: "/")
    guard segments.count == pattern.count else { return nil }
    var id = ""
    for (segment, wanted) in zip(segments, pattern) {
      guard wanted == "{id}" else {
        if segment == wanted { continue }
        return nil
      }
      guard let decoded = segment.removingPercentEncoding, !decoded.isEmpty else { return nil }
      id = decoded
    }
    return id
  }
}
