import ApiInteractionLint

/// A table for a terminal, its columns as wide as what they hold.
package struct TextTable {
  /// How the text of a cell is written; it changes no width.
  package typealias Style = (String) -> String

  private var rows: [[(text: String, style: Style?)]]

  package init(_ heading: [String]) {
    rows = [heading.map { ($0, nil) }]
  }

  /// Adds a row.
  ///
  /// - Parameter styles: Those of cells that are to stand out.
  package mutating func add(_ row: [String], styles: [Int: Style] = [:]) {
    rows.append(row.enumerated().map { (Display.visible($1), styles[$0]) })
  }

  /// The rows as lines.
  package var text: String {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { Display.width($0[column].text) }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        let text = cell.0.text
        let padding = index + 1 < columns ? cell.1 - Display.width(text) : 0
        return (cell.0.style?(text) ?? text) + String(repeating: " ", count: padding)
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
