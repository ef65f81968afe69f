import ApiInteractionKit
import Foundation

/// Writes files below an ``OutputFolder``, one after the other.
///
/// It goes from folder to folder without following links, so that no path leads out, whoever changes the folders.
final class FolderWriter {
  /// What a file is beside what it should be.
  enum State: Sendable {
    case missing
    case different(permissions: mode_t)
    case same
  }

  private let folder: OutputFolder
  /// The folder of the last file: files of one target come together.
  private var current: (path: Substring, descriptor: Int32)?

  init(_ folder: OutputFolder) {
    self.folder = folder
  }

  deinit {
    leave()
  }

  private func leave() {
    if let current { close(current.descriptor) }
    current = nil
  }

  /// Compares a file with what it should hold.
  func state(of path: String, holding bytes: [UInt8]) throws(FileError) -> State {
    guard let (directory, name) = try open(path, creating: false) else { return .missing }
    return try state(of: name, in: directory, holding: bytes)
  }

  /// Writes a file, unless it holds the bytes already.
  ///
  /// - Returns: What it was before.
  func write(_ bytes: [UInt8], to path: String) throws(FileError) -> State {
    guard let (directory, name) = try open(path, creating: true) else {
      throw FileError("the output folder is not open")
    }
    let state = try state(of: name, in: directory, holding: bytes)
    let permissions: mode_t?
    switch state {
    case .same: return state
    case .missing: permissions = nil
    case .different(let kept): permissions = kept
    }
    let file = try WholeFile.begin(in: directory, permissions: permissions)
    try file.write(bytes)
    try file.commit(as: name)
    return state
  }

  private func state(of name: String, in directory: Int32, holding bytes: [UInt8]) throws(FileError) -> State
  {
    guard let (descriptor, information) = try openFile(name, in: directory) else { return .missing }
    defer { close(descriptor) }
    let different = State.different(permissions: information.st_mode)
    guard information.st_size == bytes.count else { return different }
    return try FolderWriter.read(descriptor, atMost: bytes.count + 1) == bytes ? .same : different
  }

  /// What a file holds; nil for one that is not there.
  func contents(of path: String) throws(FileError) -> [UInt8]? {
    guard let (directory, name) = try open(path, creating: false),
      let (descriptor, information) = try openFile(name, in: directory)
    else { return nil }
    defer { close(descriptor) }
    let limit = Limits().definitionBytes
    guard information.st_size <= limit else { throw FileError("it has more than \(limit) bytes") }
    return try FolderWriter.read(descriptor, atMost: Int(information.st_size))
  }

  private func openFile(
    _ name: String, in directory: Int32
  ) throws(FileError) -> (descriptor: Int32, information: stat)? {
    let descriptor = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 {
      switch errno {
      case ENOENT: return nil
      case ELOOP: throw FileError("it is a symbolic link, which is not followed")
      default: throw FileError.current
      }
    }
    do throws(FileError) {
      var information = stat()
      guard fstat(descriptor, &information) == 0 else { throw FileError.current }
      guard information.st_mode & S_IFMT == S_IFREG else { throw FileError("it is no file") }
      if folder.protected.contains(OutputFolder.Identity(information)) {
        throw FileError("it is one of the files that the definitions are made from")
      }
      return (descriptor, information)
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func read(_ descriptor: Int32, atMost limit: Int) throws(FileError) -> [UInt8] {
    var error: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
      while filled < limit {
        let count = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), limit - filled)
        if count < 0, errno == EINTR { continue }
        if count < 0 { error = FileError.current }
        guard count > 0 else { return }
        filled += count
      }
    }
    if let error { throw error }
    return bytes
  }

  // MARK: - Folders

  /// The open folder of a file, and the file's name in it; nil if the folder is not there.
  private func open(_ path: String, creating: Bool) throws(FileError) -> (directory: Int32, name: String)? {
    guard let root = folder.descriptor else { return nil }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (root, path) }
    let name = String(path[path.utf8.index(after: slash)...])
    let directory = path[..<slash]
    if let current, current.path.utf8.elementsEqual(directory.utf8) { return (current.descriptor, name) }
    leave()
    var descriptor = root
    for part in directory.utf8.split(separator: UInt8(ascii: "/")).map({ String(Substring($0)) }) {
      let next = FolderWriter.open(part, in: descriptor, creating: creating)
      let code = errno
      let isLink = next < 0 && FolderWriter.isLink(part, in: descriptor)
      if descriptor != root { close(descriptor) }
      guard next >= 0 else {
        if isLink { throw FileError("“\(part)” is a symbolic link, which is not followed") }
        if code == ENOENT, !creating { return nil }
        errno = code
        throw FileError.current
      }
      descriptor = next
    }
    current = (directory, descriptor)
    return (descriptor, name)
  }

  private static func open(_ name: String, in directory: Int32, creating: Bool) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let descriptor = openat(directory, name, flags)
    guard descriptor < 0, errno == ENOENT, creating else { return descriptor }
    if mkdirat(directory, name, 0o777) != 0, errno != EEXIST { return -1 }
    return openat(directory, name, flags)
  }

  private static func isLink(_ name: String, in directory: Int32) -> Bool {
    var information = stat()
    return fstatat(directory, name, &information, AT_SYMLINK_NOFOLLOW) == 0
      && information.st_mode & S_IFMT == S_IFLNK
  }
}
