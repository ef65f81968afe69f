import ApiInteractionKit
import ApiInteractionLint
import Foundation
import Rainbow

/// Standard output and standard error.
package enum Console {
  package enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Writes a text whole; what cannot be written ends the command with status 2.
  package static func write(_ text: String, to stream: Stream) {
    write(Array(text.utf8), to: stream)
  }

  /// Writes a text that may hold anything; on a terminal without the characters that a terminal obeys.
  package static func show(_ text: String) {
    guard isatty(Stream.output.rawValue) == 1 else { return write(text, to: .output) }
    // Scalars are split, because CR LF is one character.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      Display.visible(String($0))
    }
    write(lines.joined(separator: "\n"), to: .output)
  }

  package static func write(_ bytes: [UInt8], to stream: Stream) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(stream.rawValue, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0, errno == EAGAIN {
        // Whoever reads it has it not wait by itself.
        var request = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
        continue
      }
      guard written > 0 else {
        // What cannot be said on standard error cannot be said at all; the work goes on.
        guard stream == .output else { return }
        complain("standard output cannot be written: \(String(cString: strerror(errno)))")
        exit(CommandFailure.Status.usage.rawValue)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Says on standard error what went wrong.
  package static func complain(_ message: String) {
    write("apiinteraction: \(Display.visible(message))\n", to: .error)
  }

  /// Whether colours are wanted: on a terminal, unless `NO_COLOR` is set.
  package static var isColourful: Bool {
    isatty(Stream.output.rawValue) == 1
      && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// A piece of a report in colour.
  @Sendable package static func coloured(_ text: String, _ style: TextReporter.Style) -> String {
    switch style {
    case .place: text.bold
    case .rule: text.dim
    case .severity(.error): text.red.bold
    case .severity(.warning): text.yellow.bold
    case .severity(.info): text.blue.bold
    }
  }
}
