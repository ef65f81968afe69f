import Foundation

/// What a signal handler prints and keeps in a file, made ready before: it can only open and write. Its memory goes with the
/// process.
struct LastWords {
  private let output: UnsafeMutableBufferPointer<UInt8>
  private let record: UnsafeMutableBufferPointer<UInt8>
  private let path: UnsafeMutablePointer<CChar>?

  init(output: String = "", record: (path: String, text: String)? = nil) {
    self.output = LastWords.copy(output)
    self.record = LastWords.copy(record?.text ?? "")
    path = record.flatMap { strdup($0.path) }
  }

  private static func copy(_ text: String) -> UnsafeMutableBufferPointer<UInt8> {
    let bytes = Array(text.utf8)
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    return copy
  }

  /// Only calls what may be called from a signal handler.
  func say() {
    LastWords.write(output, to: STDOUT_FILENO)
    guard let path else { return }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if file < 0 { return }
    LastWords.write(record, to: file)
    close(file)
  }

  private static func write(_ bytes: UnsafeMutableBufferPointer<UInt8>, to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      if count <= 0 { return }
      start += count
    }
  }
}
