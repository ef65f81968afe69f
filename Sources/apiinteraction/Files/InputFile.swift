import ApiInteractionKit
import Foundation

/// Reads files and standard input.
enum InputFile {
  /// The largest file of values, in bytes.
  private static let largestValuesFile = 16 << 20

  /// The bytes of a file of values, which cannot be too large.
  ///
  /// - Throws: ``CommandFailure`` with the reason why the file cannot be read.
  static func readValues(_ path: String) throws(CommandFailure) -> [UInt8] {
    let bytes = try read(path, limit: largestValuesFile)
    guard bytes.count <= largestValuesFile else {
      throw .usage("\(path): cannot be read: it is larger than \(largestValuesFile) bytes")
    }
    return bytes
  }

  /// The name of a file as it is shown.
  static func name(of path: String) -> String {
    path == standardInput ? "<stdin>" : path
  }

  /// - Throws: ``CommandFailure`` if standard input is named more than once.
  static func checkStandardInput(_ paths: [String]) throws(CommandFailure) {
    if paths.count(where: { $0 == standardInput }) > 1 {
      throw .usage("Only one file can be standard input.")
    }
  }

  /// The name of standard input.
  static let standardInput = "-"

  /// The bytes of a file, or of standard input for `-`.
  ///
  /// - Parameter limit: How many bytes are wanted at the most; of a larger file one byte more is read, so that whoever
  ///   checks the size sees that it is too large.
  /// - Throws: ``CommandFailure`` with the reason why the file cannot be read.
  static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    if path == standardInput {
      return try read(descriptor: STDIN_FILENO, limit: limit, named: "standard input")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, limit: limit, named: path)
  }

  private static func read(descriptor: Int32, limit: Int, named name: String) throws(CommandFailure)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let wanted = min(buffer.count, limit + 1 - bytes.count)
      let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, wanted) }
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(name) }
      bytes += buffer[..<count]
    }
    return bytes
  }

  private static func failure(_ name: String) -> CommandFailure {
    .usage("\(name): cannot be read: \(String(cString: strerror(errno)))")
  }
}
