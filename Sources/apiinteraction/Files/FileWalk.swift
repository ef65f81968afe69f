import Foundation

/// Finds the `.xml` files below a folder.
struct FileWalk {
  /// The files in the order of their paths.
  private(set) var files: [String] = []
  /// The folders that could not be read, and why.
  private(set) var problems: [CommandFailure] = []
  /// The folders that were entered, so that a loop of links is entered once.
  private var entered: Set<[UInt64]> = []

  init(_ folder: String) {
    walk(folder)
  }

  private mutating func walk(_ folder: String) {
    guard let identity = FileWalk.identity(of: folder), entered.insert(identity).inserted else { return }
    guard let stream = opendir(folder) else {
      problems.append(.usage("\(folder): cannot be read: \(String(cString: strerror(errno)))"))
      return
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX)) { name in
          (text: String(validatingCString: name), shown: String(cString: name))
        }
      }
      if let text = name.text {
        names.append(text)
      } else {
        problems.append(.usage("\(folder)/\(name.shown): cannot be read: its name is not UTF-8"))
      }
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      switch FileWalk.kind(of: path) {
      case S_IFDIR: walk(path)
      case S_IFREG where name.lowercased().hasSuffix(".xml"): files.append(path)
      default: break
      }
    }
  }

  /// Whether a path names a folder.
  static func isFolder(_ path: String) -> Bool {
    kind(of: path) == S_IFDIR
  }

  private static func kind(of path: String) -> mode_t? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }

  private static func identity(of path: String) -> [UInt64]? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    return [UInt64(truncatingIfNeeded: information.st_dev), UInt64(truncatingIfNeeded: information.st_ino)]
  }
}
