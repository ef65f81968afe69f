import ApiInteractionGeneration
import Foundation

/// Writes files whole: beside their place, then renamed.
package enum OutputFile {
  /// Writes a file, or leaves what is there as it is. `-` is standard output; a device or a pipe is written to.
  ///
  /// - Throws: ``CommandFailure`` with the reason why the file cannot be written.
  package static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    if path == InputFile.standardInput { return Console.write(bytes, to: .output) }
    do throws(FileError) {
      let target = try target(of: path)
      if let kind = kind(of: target), kind != S_IFREG {
        try write(bytes, into: target)
      } else {
        try replace(target, with: bytes)
      }
    } catch {
      throw .usage("\(path): cannot be written: \(error)")
    }
  }

  /// Checks that a file can be written and would not take the place of one that is read.
  ///
  /// - Parameters:
  ///   - option: The option that names it.
  ///   - inputs: What is read.
  /// - Throws: ``CommandFailure`` with the reason why it cannot or must not be.
  package static func check(
    _ path: String, of option: String, against inputs: [String]
  ) throws(CommandFailure) {
    let place = realPath(path) ?? path
    if inputs.contains(where: { $0 != InputFile.standardInput && (realPath($0) ?? $0) == place }) {
      throw .usage("\(path): \(option) would write over what is read.")
    }
    try check(path)
  }

  /// Checks that a file can be written, as far as that can be known before.
  ///
  /// - Throws: ``CommandFailure`` with the reason why it cannot.
  package static func check(_ path: String) throws(CommandFailure) {
    let target: String
    do throws(FileError) { target = try self.target(of: path) } catch {
      throw .usage("\(path): cannot be written: \(error)")
    }
    let kind = kind(of: target)
    if kind == S_IFDIR { throw .usage("\(path): cannot be written: it is a folder") }
    let isFile = kind == nil || kind == S_IFREG
    if access(isFile ? folder(of: target) : target, isFile ? W_OK | X_OK : W_OK) != 0 {
      throw .usage("\(path): cannot be written: \(FileError.current)")
    }
  }

  private static func folder(of target: String) -> String {
    target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
  }

  private static func replace(_ target: String, with bytes: [UInt8]) throws(FileError) {
    let directory = try open(folder(of: target), O_RDONLY | O_DIRECTORY)
    defer { close(directory) }
    let mask = Interruption.hold()
    defer { Interruption.release(mask) }
    let file = try WholeFile.begin(in: directory, permissions: permissions(of: target))
    try file.write(bytes)
    try file.synchronize()
    let slash = target.lastIndex(of: "/")
    try file.commit(as: slash.map { String(target[target.index(after: $0)...]) } ?? target)
  }

  /// Writes to something that is no file, such as a pipe.
  private static func write(_ bytes: [UInt8], into path: String) throws(FileError) {
    let descriptor = try open(path, O_WRONLY)
    defer { close(descriptor) }
    try WholeFile.write(bytes, to: descriptor)
  }

  private static func open(_ path: String, _ flags: Int32) throws(FileError) -> Int32 {
    let descriptor = Foundation.open(path, flags | O_CLOEXEC)
    if descriptor < 0 { throw FileError.current }
    return descriptor
  }

  /// What is there, through all links, as `S_IFREG` for a file; nil if nothing is.
  package static func kind(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }

  /// Where a file is written: a link is written through, not replaced.
  ///
  /// - Throws: ``FileError`` if it is a link to nothing.
  private static func target(of path: String) throws(FileError) -> String {
    if let target = realPath(path) { return target }
    var information = stat()
    if lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFLNK {
      throw FileError("it is a link that leads nowhere")
    }
    return path
  }

  /// The path of what is there, through all links; nil if nothing is.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The permissions of the file that is replaced.
  private static func permissions(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode : nil
  }
}
