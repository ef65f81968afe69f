import CommandInterface
import Foundation

/// Where a record goes.
enum RecordPath {
  /// - Throws: ``CommandFailure`` if a record would take the place of what is read, or go where the result goes,
  ///   or could not be written.
  static func check(_ path: String?, inputs: [String]) throws(CommandFailure) {
    guard let path else { return }
    if path == InputFile.standardInput { throw .usage("--record takes the name of a file.") }
    let place = URL(filePath: path).resolvingSymlinksInPath()
    if inputs.contains(where: { URL(filePath: $0).resolvingSymlinksInPath() == place }) {
      throw .usage("\(path): --record would write over what is read.")
    }
    try OutputFile.check(path)
  }
}
