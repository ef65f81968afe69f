/// A mark that version control leaves where two changes of a file could not be merged.
package enum MergeConflict {
  /// What is said of one.
  package static let message =
    "This is the mark of a merge conflict. Keep one of the two versions, and remove the lines of <<<<<<<, ======= and >>>>>>>."

  private static let marks: [StaticString] = ["<<<<<<<", "=======", ">>>>>>>"]

  /// The mark at an offset with which a line begins.
  package static func mark(in bytes: [UInt8], at offset: Int) -> Range<Int>? {
    guard offset == 0 || offset <= bytes.count && bytes[offset - 1].isLineEnd,
      let mark = marks.first(where: { bytes.has($0, at: offset) })
    else { return nil }
    let end = offset + mark.utf8CodeUnitCount
    return end == bytes.count || bytes[end].isWhiteSpace ? offset..<end : nil
  }
}
