import ApiInteractionKit
import ApiInteractionLint
import Foundation

/// Reads files and standard input.
package enum InputFile {
  /// The largest file of values, in bytes.
  private static let largestValuesFile = 16 << 20
  /// The largest record of a run, in bytes.
  private static let largestRecord = 256 << 20

  /// The bytes of a file of values, which cannot be too large.
  ///
  /// - Throws: ``CommandFailure`` with the reason why the file cannot be read.
  package static func readValues(_ path: String) throws(CommandFailure) -> [UInt8] {
    try read(path, upTo: largestValuesFile)
  }

  /// The bytes of a record of a run, which holds the responses, each as large as is read of one.
  ///
  /// - Throws: ``CommandFailure`` with the reason why the file cannot be read.
  package static func readRecord(_ path: String) throws(CommandFailure) -> [UInt8] {
    try read(path, upTo: largestRecord)
  }

  private static func read(_ path: String, upTo limit: Int) throws(CommandFailure) -> [UInt8] {
    let bytes = try read(path, limit: limit)
    guard bytes.count <= limit else {
      throw .usage("\(path): cannot be read: it is larger than \(limit) bytes")
    }
    return bytes
  }

  /// A response that was saved to a file.
  ///
  /// - Throws: ``CommandFailure`` if it cannot be read, or is a record of an exchange without a response.
  package static func readResponse(_ path: String) throws(CommandFailure) -> SavedResponse {
    let limit = Limits().responseBytes
    let bytes = try read(path, limit: limit)
    // Of a response that is too large, what was read is not taken for the whole of it.
    let saved = bytes.count > limit ? SavedResponse(body: bytes) : SavedResponse(consume bytes)
    if let problem = saved.recordProblem { throw .found("\(name(of: path)): \(problem)") }
    return saved
  }

  /// The name of a file as it is shown.
  package static func name(of path: String) -> String {
    path == standardInput ? "<stdin>" : path
  }

  /// The folder of a file: empty, or with a slash at its end.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  /// The path of a file that another one names, from the folder of that: never standard input.
  package static func path(of name: String, beside file: String) -> String {
    if name.utf8.first == UInt8(ascii: "/") { return name }
    let path = folder(of: file) + name
    return path == standardInput ? "./" + path : path
  }

  /// What is wrong with a response, with its place in the file, and what its headers say that it is.
  package static func message(_ issue: MappingIssue, in path: String, _ saved: SavedResponse) -> String {
    let name = name(of: path)
    let place = issue.location.map { "\(name):\($0.line + saved.linesBeforeBody):\($0.column)" } ?? name
    let type = issue.field == nil ? saved.mediaType.map { " Its headers say that it is \($0)." } : nil
    return "\(place): \(Display.visible(issue.message + (type ?? "")))"
  }

  /// - Throws: ``CommandFailure`` if standard input is named more than once.
  package static func checkStandardInput(_ paths: [String]) throws(CommandFailure) {
    if paths.count(where: { $0 == standardInput }) > 1 {
      throw .usage("Only one file can be standard input.")
    }
  }

  /// The name of standard input.
  package static let standardInput = "-"

  /// The bytes of a file, or of standard input for `-`.
  ///
  /// - Parameter limit: How many bytes are wanted at the most; of a larger file one byte more is read, so that whoever
  ///   checks the size sees that it is too large.
  /// - Throws: ``CommandFailure`` with the reason why the file cannot be read.
  package static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    if path == standardInput {
      return try read(descriptor: STDIN_FILENO, limit: limit, named: "standard input")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, limit: limit, named: path)
  }

  /// Reads straight into the memory that is handed out, so that a large file is in memory once.
  private static func read(descriptor: Int32, limit: Int, named name: String) throws(CommandFailure)
    -> [UInt8]
  {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    // Memory that nothing is read into is never touched; some files say that they are empty and are not.
    let size = isFile && status.st_size > 0 ? Int(status.st_size) : limit
    var bytes: [UInt8] = []
    var isWhole = false
    while !isWhole, bytes.count <= limit {
      let wanted = min(bytes.isEmpty ? size : bytes.count, limit - bytes.count) + 1
      let (chunk, isEnd) = try read(descriptor: descriptor, isFile: isFile, upTo: wanted, named: name)
      // More was asked for than the file says it has, and that is what came: to ask again would only tell that it ends.
      isWhole = isEnd || isFile && bytes.isEmpty && chunk.count == size
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    return bytes
  }

  /// The next bytes, as many as are wanted unless the file ends.
  ///
  /// - Parameter isFile: Whether nothing has to be waited for.
  private static func read(
    descriptor: Int32, isFile: Bool, upTo wanted: Int, named name: String
  ) throws(CommandFailure) -> (bytes: [UInt8], isEnd: Bool) {
    var result = 1
    var isCancelled = false
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted, result != 0 {
        isCancelled = !isFile && !awaitInput(descriptor)
        if isCancelled { return }
        let rest = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[count..<wanted]))
        result = Foundation.read(descriptor, rest.baseAddress, rest.count)
        if result < 0, errno == EINTR { continue }
        if result < 0 { return }
        let isShort = result < rest.count
        count += result
        if isFile, isShort { return }
      }
    }
    if isCancelled { throw .usage(nil) }
    if result < 0 { throw failure(name) }
    return (bytes, result == 0)
  }

  /// Waits until something can be read, or there is an end to be read.
  ///
  /// - Returns: False if the work is cancelled before: who waits at a terminal must be able to give up.
  private static func awaitInput(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&request, 1, 100)
      if count > 0 || count < 0 && errno != EINTR { return true }
      if Task.isCancelled { return false }
    }
  }

  private static func failure(_ name: String) -> CommandFailure {
    .usage("\(name): cannot be read: \(String(cString: strerror(errno)))")
  }
}
