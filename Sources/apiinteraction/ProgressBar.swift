import CommandInterface
import Foundation

/// Shows on a terminal how far work is that takes over a second.
struct ProgressBar {
  private static let delay = Duration.seconds(1)
  private static let width = 30

  let total: Int
  private let start = ContinuousClock.now

  /// - Returns: nil where there is no terminal that could show it.
  init?(total: Int) {
    guard isatty(Console.Stream.error.rawValue) == 1, getenv("TERM").map({ String(cString: $0) }) != "dumb"
    else {
      return nil
    }
    self.total = total
  }

  private var isShown: Bool { ContinuousClock.now - start > ProgressBar.delay }

  func show(_ done: Int) {
    guard isShown else { return }
    let filled = ProgressBar.width * done / max(total, 1)
    let bar =
      String(repeating: "=", count: filled) + String(repeating: " ", count: ProgressBar.width - filled)
    Console.write("\r[\(bar)] \(done) of \(total)\u{1B}[K", to: .error)
  }

  func clear() {
    if isShown { Console.write("\r\u{1B}[K", to: .error) }
  }
}
