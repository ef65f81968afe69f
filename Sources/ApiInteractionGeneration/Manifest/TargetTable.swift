import ApiInteractionKit
import ApiInteractionLint
import SwiftCSV

/// The targets in a CSV file: a column a name, a row a target.
///
/// Rows end with their lines, white space before a cell is not part of it, an empty cell gives no value, and a row
/// without any value is no target. [P]
struct TargetTable {
  /// The names of the columns.
  let columns: [String]
  /// Where they stand.
  let header: InputPlace
  private(set) var targets: [GenerationTarget] = []

  /// A row that comes after the last one unless a cell is never closed: a character that no file holds.
  private static let end = "\u{10FFFF}"

  private struct Row {
    let line: Int
    let cells: [String]
  }

  /// - Throws: ``GenerationError`` if the text is not CSV, or a row has not one cell for each column.
  init(_ bytes: [UInt8], file: String) throws(GenerationError) {
    let rows = try TargetTable.rows(of: try TargetTable.text(of: bytes, file: file), file: file)
    guard let header = rows.first else {
      throw TargetTable.error("The file has no line with names.", file, nil)
    }
    self.header = InputPlace(file: file, line: header.line)
    columns = header.cells.map { $0.trimmingWhiteSpace }
    var names: Set<String> = []
    for (index, name) in columns.enumerated() {
      if name.isEmpty { throw TargetTable.error("Column \(index + 1) has no name.", file, header.line) }
      if !names.insert(name).inserted {
        throw TargetTable.error("Column \(index + 1) has the name of another.", file, header.line)
      }
    }
    targets.reserveCapacity(rows.count)
    for row in rows.dropFirst() { targets.append(try target(row, file)) }
    if targets.isEmpty { throw TargetTable.error("The file has no row below its names.", file, header.line) }
  }

  private func target(_ row: Row, _ file: String) throws(GenerationError) -> GenerationTarget {
    guard row.cells.count == columns.count else {
      throw TargetTable.error(
        "The row has \(TargetTable.count(row.cells, "cell")) for \(TargetTable.count(columns, "column")). A cell that holds a comma, a quote or a line end stands in \"quotes\".",
        file, row.line)
    }
    let place = InputPlace(file: file, line: row.line)
    return GenerationTarget(
      zip(columns, row.cells).compactMap { $1.isEmpty ? nil : NamedValue($0, $1, at: place) }, at: place)
  }

  private static func count(_ items: [String], _ name: String) -> String {
    "\(items.count) \(name)\(items.count == 1 ? "" : "s")"
  }

  // MARK: - Reading

  private static func text(of bytes: [UInt8], file: String) throws(GenerationError) -> String {
    guard let text = String(validating: bytes.dropFirst(bytes.byteOrderMarkLength), as: UTF8.self) else {
      throw error("The file is not UTF-8. Save it as CSV in UTF-8.", file, nil)
    }
    return text
  }

  /// The rows that hold anything.
  private static func rows(of text: String, file: String) throws(GenerationError) -> [Row] {
    let delimiter = CSVDelimiter.guessed(string: text)
    if let line = firstJoinedMark(in: text, ["\"", delimiter.rawValue]) {
      throw error(
        "A character joins itself to the \" or \(delimiter.rawValue) beside it. Remove it.", file, line)
    }
    var rows: [Row] = []
    var line = 1
    do {
      let table = try CSV<Enumerated>(
        string: text + "\n" + end, delimiter: delimiter, loadColumns: false, rowLimit: 0)
      try table.enumerateAsArray(startAt: 0, rowLimit: nil) { cells in
        rows.append(Row(line: line, cells: cells))
        line += 1 + cells.reduce(0) { $0 + $1.count(where: \.isNewline) }
      }
    } catch {
      throw self.error(
        "A \" stands where none can. Put the cell in quotes, and write \"\" for each \" in it.", file, line)
    }
    let last = rows.popLast()
    guard last?.cells == [end] else {
      throw error("A cell begins with \" and does not end.", file, last?.line)
    }
    return rows.filter { row in !row.cells.allSatisfy(\.isEmpty) }
  }

  /// The line of the first mark that is one character with the one before or after it, as with an accent on a comma: the
  /// CSV reader goes by characters and would not see the mark.
  private static func firstJoinedMark(in text: String, _ marks: Set<Character>) -> Int? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var line = 1
    for character in text {
      if character.isNewline { line += 1 }
      let scalars = character.unicodeScalars
      if scalars.count > 1, scalars.contains(where: { marks.contains(Character($0)) }) { return line }
    }
    return nil
  }

  private static func error(_ message: String, _ file: String, _ line: Int?) -> GenerationError {
    GenerationError([GenerationProblem(message, at: InputPlace(file: file, line: line))])
  }
}

extension String {
  /// The text without white space at either end.
  fileprivate var trimmingWhiteSpace: String {
    let tail = drop(while: \.isWhitespace)
    return String(tail.reversed().drop(while: \.isWhitespace).reversed())
  }
}
