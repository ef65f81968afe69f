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
    guard let (directory, name) = try open(path, creating: true) else { throw FileError("There is no such folder.") }
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

  private func state(of name: String, in directory: Int32, holding bytes: [UInt8]) throws(FileError) -> State {
    let descriptor = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 {
      switch errno {
      case ENOENT: return .missing
      case ELOOP: throw FileError("It is a symbolic link. Remove it, or write elsewhere")
      default: throw FileError.current
      }
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw FileError.current }
    guard information.st_mode & S_IFMT == S_IFREG else { throw FileError("It is there and no file") }
    if folder.protected.contains(OutputFolder.Identity(information)) {
      throw FileError("It is one of the files that the definitions are made from")
    }
    let different = State.different(permissions: information.st_mode)
    guard information.st_size == bytes.count else { return different }
    return try FolderWriter.holds(bytes, descriptor) ? .same : different
  }

  private static func holds(_ bytes: [UInt8], _ descriptor: Int32) throws(FileError) -> Bool {
    var buffer = [UInt8](repeating: 0, count: min(bytes.count + 1, 1 << 16))
    var rest = bytes[...]
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError.current }
      if count == 0 { return rest.isEmpty }
      guard rest.starts(with: buffer[..<count]) else { return false }
      rest = rest.dropFirst(count)
    }
  }

  // MARK: - Folders

  /// The open folder of a file, and the file's name in it; nil if the folder is not there.
  private func open(_ path: String, creating: Bool) throws(FileError) -> (directory: Int32, name: String)? {
    guard let root = folder.descriptor else { return nil }
    guard let slash = path.lastIndex(of: "/") else { return (root, path) }
    let name = String(path[path.index(after: slash)...])
    let directory = path[..<slash]
    if let current, current.path == directory { return (current.descriptor, name) }
    leave()
    var descriptor = root
    for part in directory.split(separator: "/") {
      let next = FolderWriter.open(String(part), in: descriptor, creating: creating)
      let code = errno
      let isLink = next < 0 && FolderWriter.isLink(String(part), in: descriptor)
      if descriptor != root { close(descriptor) }
      guard next >= 0 else {
        if isLink { throw FileError("“\(part)” on its path is a symbolic link. Remove it, or write elsewhere") }
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
