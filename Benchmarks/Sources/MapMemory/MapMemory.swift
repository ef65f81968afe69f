import ApiInteractionKit
import Foundation

/// Prints how much more memory mapping takes than the response itself: `MapMemory definition.xml response`.
///
/// The response is read from a file, so that the heap has no room left over from making it.
@main
struct MapMemory {
  static func main() throws {
    let arguments = CommandLine.arguments
    let definition = try ApiInteraction(SourceText(read(arguments[1])))
    let body = try read(arguments[2])
    let mapper = ResponseMapper(definition.response)
    try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    let before = try peak()
    let mapped = mapper.map(status: 200, body: body)
    let after = try peak()
    if let issue = mapped.issues.first { fatalError(issue.message) }
    print("a response of \(body.count / 1024) KiB: \(after - before) KiB more at the peak")
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let count = Int(try file.seekToEnd())
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = pread(file.fileDescriptor, buffer.baseAddress, count, 0)
    }
  }

  /// The largest resident memory since it was last reset, in KiB.
  private static func peak() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let words = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(
      whereSeparator: \.isWhitespace)
    return words.flatMap { Int($0[1]) } ?? 0
  }
}
