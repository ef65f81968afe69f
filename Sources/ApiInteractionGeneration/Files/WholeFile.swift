import Foundation

/// A file that comes into being whole or not at all: it is written under another name beside its place, then renamed.
package struct WholeFile: ~Copyable {
  /// What the names of unfinished files begin with; nothing that reads folders of definitions takes them for one.
  private static let temporaryPrefix = ".apiinteraction-"

  private let directory: Int32
  private let descriptor: Int32
  private let number: UInt64

  /// Begins a file in a folder.
  ///
  /// - Parameter permissions: Those of the file that is to be replaced; of a new file, what the user's mask leaves.
  package static func begin(in directory: Int32, permissions: mode_t?) throws(FileError) -> WholeFile {
    var number: UInt64
    var descriptor: Int32
    repeat {
      number = UInt64.random(in: 0...UInt64.max)
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      descriptor = openat(directory, temporaryName(number), flags, 0o666)
    } while descriptor < 0 && errno == EEXIST
    guard descriptor >= 0 else { throw FileError.current }
    let file = WholeFile(directory: directory, descriptor: descriptor, number: number)
    if let permissions, fchmod(descriptor, permissions & 0o7777) != 0 { throw FileError.current }
    return file
  }

  private init(directory: Int32, descriptor: Int32, number: UInt64) {
    self.directory = directory
    self.descriptor = descriptor
    self.number = number
  }

  deinit {
    close(descriptor)
    unlinkat(directory, WholeFile.temporaryName(number), 0)
  }

  private static func temporaryName(_ number: UInt64) -> String {
    temporaryPrefix + String(number, radix: 36)
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    try WholeFile.write(bytes, to: descriptor)
  }

  /// Writes all bytes to an open file, or fails.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError.current }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until the disk has what was written.
  package func synchronize() throws(FileError) {
    if fsync(descriptor) != 0 { throw FileError.current }
  }

  /// Gives the file its name, in place of one that has it.
  package consuming func commit(as name: String) throws(FileError) {
    let (directory, descriptor) = (directory, descriptor)
    let temporaryName = WholeFile.temporaryName(number)
    discard self
    guard close(descriptor) == 0, renameat(directory, temporaryName, directory, name) == 0 else {
      let error = FileError.current
      unlinkat(directory, temporaryName, 0)
      throw error
    }
  }
}
