import CommandInterface
import Foundation

/// The `.xml` files and the folders in a folder, without those that git ignores.
struct FolderListing: Sendable {
  struct Entry: Sendable {
    let name: String
    let isFolder: Bool
    /// The name as it stands among the paths: a folder's with a /.
    private let order: [UInt8]

    init(name: String, isFolder: Bool) {
      self.name = name
      self.isFolder = isFolder
      order = Array(name.utf8) + (isFolder ? [UInt8(ascii: "/")] : [])
    }

    /// Whether the entry comes after another one in the order of paths.
    func isAfter(_ other: Entry) -> Bool {
      let count = min(order.count, other.order.count)
      let result = memcmp(order, other.order, count)
      return result == 0 ? order.count > other.order.count : result > 0
    }
  }

  /// A folder, whatever its path.
  struct Identity: Sendable, Hashable {
    let device: UInt64
    let node: UInt64
  }

  /// The path with a / at its end; of the current folder, nothing.
  let path: String
  let ignore: GitIgnore?
  /// Nil if the folder could not be read.
  private(set) var identity: Identity?
  /// The first one last.
  private(set) var entries: [Entry] = []
  /// What could not be read, and why.
  private(set) var problems: [CommandFailure] = []
  /// How many of them git ignores.
  private(set) var ignored = 0

  /// The real path of the folder at which the walk began.
  private let root: String?

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - ignore: What git ignores in it.
  ///   - root: The real path of the folder at which the walk began. A link to a folder in it is not followed: its files
  ///     are met where they are.
  init(_ folder: String, ignore: GitIgnore?, root: String?) {
    path = FolderListing.prefix(of: folder)
    self.ignore = ignore
    self.root = root
    guard let stream = opendir(folder) else {
      problems.append(.usage("\(folder): cannot be read: \(String(cString: strerror(errno)))"))
      return
    }
    defer { closedir(stream) }
    identity = FolderListing.identity(of: stream)
    while let entry = readdir(stream) {
      guard let entry = read(entry, in: folder) else { continue }
      if let ignore, ignore.ignores(entry.name, isFolder: entry.isFolder) {
        ignored += 1
      } else {
        entries.append(entry)
      }
    }
    entries.sort { $0.isAfter($1) }
  }

  /// What the paths of all files in a folder begin with: of the current folder, nothing.
  static func prefix(of folder: String) -> String {
    folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// An entry of a folder, if it is a file or folder to go to.
  private mutating func read(_ entry: UnsafeMutablePointer<dirent>, in folder: String) -> Entry? {
    let type = Int32(entry.pointee.d_type)
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { name -> String? in
        guard name[0] != CChar(UInt8(ascii: ".")) else { return "" }
        if let text = String(validatingCString: name) { return text }
        problems.append(.usage("\(folder)/\(String(cString: name)): cannot be read: its name is not UTF-8"))
        return nil
      }
    }
    guard let name, !name.isEmpty else { return nil }
    let isXML = name.utf8.count > 4 && name.utf8.suffix(4).elementsEqual(".xml".utf8) { $0 | 0x20 == $1 }
    switch type {
    case Int32(DT_DIR): return Entry(name: name, isFolder: true)
    case Int32(DT_REG): return isXML ? Entry(name: name, isFolder: false) : nil
    case Int32(DT_LNK), Int32(DT_UNKNOWN):
      let path = path + name
      switch FolderListing.kind(of: path) {
      case S_IFDIR:
        return FolderListing.isLink(path) && isMetElsewhere(path) ? nil : Entry(name: name, isFolder: true)
      case S_IFREG: return isXML ? Entry(name: name, isFolder: false) : nil
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether a link leads to a folder that the walk meets without it.
  private func isMetElsewhere(_ link: String) -> Bool {
    guard let root, let target = OutputFile.realPath(link) else { return false }
    return (target + "/").hasPrefix(root == "/" ? root : root + "/")
  }

  /// Whether a path names a folder.
  static func isFolder(_ path: String) -> Bool {
    kind(of: path) == S_IFDIR
  }

  private static func kind(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }

  /// Whether a path names a link: not every file system says so when its folders are read.
  private static func isLink(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
  }

  private static func identity(of stream: OpaquePointer) -> Identity? {
    var information = stat()
    guard fstat(dirfd(stream), &information) == 0 else { return nil }
    return Identity(
      device: UInt64(truncatingIfNeeded: information.st_dev),
      node: UInt64(truncatingIfNeeded: information.st_ino))
  }
}
