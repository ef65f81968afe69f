import Foundation

/// A folder below which files are written, and the files that must stay as they are.
public final class OutputFolder: Sendable {
  /// Which file something is, whatever its path.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64

    init(_ information: stat) {
      device = UInt64(truncatingIfNeeded: information.st_dev)
      number = UInt64(truncatingIfNeeded: information.st_ino)
    }
  }

  /// The open folder; nil for one that is not there.
  let descriptor: Int32?
  /// The files that are not written over.
  let protected: Set<Identity>

  /// Opens a folder.
  ///
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - creating: Whether a folder that is not there is made, with those on its way.
  ///   - inputs: The paths of files that are not written over.
  /// - Throws: ``FileError`` if it cannot be opened or made.
  public init(_ path: String, creating: Bool, protecting inputs: [String] = []) throws(FileError) {
    protected = Set(
      inputs.compactMap { input in
        var information = stat()
        return stat(input, &information) == 0 ? Identity(information) : nil
      })
    if creating { try OutputFolder.make(path) }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0, creating || errno != ENOENT { throw FileError.current }
    self.descriptor = descriptor < 0 ? nil : descriptor
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// What a file below the folder holds; nil for one that is not there.
  ///
  /// - Throws: ``FileError`` if it cannot be read, or if it is reached through a symbolic link.
  public func contents(of path: String) throws(FileError) -> [UInt8]? {
    try FolderWriter(self).contents(of: path)
  }

  private static func make(_ path: String) throws(FileError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      made += name
      if mkdir(made, 0o777) != 0, errno != EEXIST { throw FileError("“\(made)”: \(FileError.current)") }
      made += "/"
    }
  }
}
