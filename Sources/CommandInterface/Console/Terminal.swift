import ApiInteractionLint
import Foundation

/// The terminal at which the person sits who runs the command, wherever its standard streams go.
package final class Terminal {
  private let descriptor: Int32

  /// - Throws: ``CommandFailure`` if there is none.
  package init() throws(CommandFailure) {
    descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    if descriptor < 0 {
      throw .usage("--interactive needs a terminal. Give the values by options where there is none.")
    }
  }

  deinit {
    close(descriptor)
  }

  package func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Asks for a line.
  ///
  /// - Parameter isSecret: Whether what is typed is not shown.
  /// - Throws: ``CommandFailure`` if the input ends, or the line is not UTF-8.
  package func ask(_ prompt: String, isSecret: Bool) throws(CommandFailure) -> String {
    let line = isSecret ? hidingInput { ask(prompt) } : ask(prompt)
    if isSecret { write("\n") }
    guard let line else { throw .found("The input ended before every question was answered.") }
    guard let text = String(validating: line, as: UTF8.self) else { throw .found("The input is not UTF-8.") }
    return text
  }

  private func ask(_ prompt: String) -> [UInt8]? {
    write(Display.visible(prompt))
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      guard read(descriptor, &byte, 1) > 0 else { return nil }
      if byte == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
  }

  /// Reads a line without showing it. The terminal shows again what is typed when the line is there, and when the
  /// person ends the program instead.
  private func hidingInput(_ readLine: () -> [UInt8]?) -> [UInt8]? {
    var shown = termios()
    guard tcgetattr(descriptor, &shown) == 0 else { return readLine() }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    // The signal may come to another thread than the one that reads, which goes on reading until the process ends.
    let reader = Interruption.reader { [descriptor, shown] number in
      var shown = shown
      tcsetattr(descriptor, TCSADRAIN, &shown)
      _ = Foundation.write(descriptor, "\n", 1)
      Interruption.end(by: number)
    }
    var interruption = sigaction()
    #if canImport(Darwin)
      interruption.__sigaction_u.__sa_handler = Interruption.handler
    #else
      interruption.__sigaction_handler.sa_handler = Interruption.handler
    #endif
    interruption.sa_flags = SA_RESTART
    let signals = [SIGINT, SIGQUIT, SIGTERM, SIGHUP]
    let before = signals.map { number in
      var action = sigaction()
      sigaction(number, &interruption, &action)
      return action
    }
    tcsetattr(descriptor, TCSADRAIN, &hidden)
    let line = readLine()
    reader.cancel()
    tcsetattr(descriptor, TCSADRAIN, &shown)
    for (number, action) in zip(signals, before) {
      var action = action
      sigaction(number, &action, nil)
    }
    if let number = Interruption.heard() { Interruption.end(by: number) }
    return line
  }
}
