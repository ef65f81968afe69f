import Foundation

/// Why the system did not read or write a file.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The reason in the system's words, or in ours where it has none.
  public let description: String

  package init(_ description: String) {
    self.description = description
  }

  /// The reason for the failure that has just been.
  package static var current: FileError { FileError(String(cString: strerror(errno))) }
}
