import CommandInterface

/// Checks where a record goes, before anything is sent.
enum RecordPath {
  /// - Throws: ``CommandFailure`` if a record would take the place of what is read, or go where the result goes,
  ///   or could not be written.
  static func check(_ path: String?, inputs: [String]) throws(CommandFailure) {
    guard let path else { return }
    if path == InputFile.standardInput { throw .usage("--record takes the name of a file.") }
    try OutputFile.check(path, of: "--record", against: inputs)
  }
}
