import Foundation

/// Writes files whole: beside their place, then renamed.
enum OutputFile {
  /// Writes a file, or leaves what is there as it is. `-` is standard output; a device or a pipe is written to.
  ///
  /// - Throws: ``CommandFailure`` with the reason why the file cannot be written.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    if path == InputFile.standardInput { return Console.write(bytes, to: .output) }
    // A write past a limit on file sizes must fail, so that it can be cleaned up after, and not end the process.
    signal(SIGXFSZ, SIG_IGN)
    let target = resolvingLinks(path)
    if let kind = kind(of: target), kind != S_IFREG { return try write(bytes, into: path) }
    var template = Array((target + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var isWritten = fchmod(descriptor, permissions(of: target)) == 0
    isWritten = isWritten && writeAll(bytes, to: descriptor)
    isWritten = isWritten && fsync(descriptor) == 0
    let reason = errno
    let isClosed = close(descriptor) == 0
    if isWritten, isClosed, rename(temporary, target) == 0 { return }
    if !isWritten { errno = reason }
    let problem = failure(path)
    unlink(temporary)
    throw problem
  }

  /// Writes to something that is no file, such as a pipe.
  private static func write(_ bytes: [UInt8], into path: String) throws(CommandFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    let isWritten = writeAll(bytes, to: descriptor)
    let problem = failure(path)
    close(descriptor)
    if !isWritten { throw problem }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func kind(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }

  /// A link is written through, not replaced.
  private static func resolvingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The permissions of the file that is replaced; of a new file, what the user's mask leaves.
  private static func permissions(of path: String) -> mode_t {
    var information = stat()
    if stat(path, &information) == 0 { return information.st_mode & 0o7777 }
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }

  private static func failure(_ path: String) -> CommandFailure {
    .usage("\(path): cannot be written: \(String(cString: strerror(errno)))")
  }
}
