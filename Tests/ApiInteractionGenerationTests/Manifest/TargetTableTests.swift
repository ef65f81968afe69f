import ApiInteractionGeneration
import ApiInteractionKit
import Testing

@Suite("Targets in a CSV file")
struct TargetTableTests {
  private func sample(_ table: [UInt8]) -> ManifestSample {
    var sample = ManifestSample()
    sample.files["targets.csv"] = table
    return sample
  }

  /// The targets, each with the line of its row.
  private func targets(_ table: String) throws -> [String] {
    try sample(Array(table.utf8)).manifest(ManifestSample.table).targets.map { target in
      let values = target.values.map { "\($0.name)=\($0.text)" }
      return "\(target.place?.line ?? 0): \(values.joined(separator: " "))"
    }
  }

  @Test(
    "each row is a target",
    arguments: [
      ("id,note\n1,a\n2,b\n", ["2: id=1 note=a", "3: id=2 note=b"]),
      ("id,note\n1,a", ["2: id=1 note=a"]),
      ("\u{FEFF}id,note\n1,a\n", ["2: id=1 note=a"]),
      ("id,note\r\n1,a\r\n2,b\r\n", ["2: id=1 note=a", "3: id=2 note=b"]),
      ("id,note\r1,a\r", ["2: id=1 note=a"]),
      ("id;note\n1;a,b\n", ["2: id=1 note=a,b"]),
      ("id\tnote\n1\ta;b,c\n", ["2: id=1 note=a;b,c"]),
      ("\"id\",\"note\"\n\"1\",\"a\"\n", ["2: id=1 note=a"]),
      (" id , note \n 1, a\n", ["2: id=1 note=a"]),
      ("id,note\n1,\"a,b\"\n2,\"\"\"c\"\"\"\n", ["2: id=1 note=a,b", "3: id=2 note=\"c\""]),
      ("id,note\n1,\" a \"\n", ["2: id=1 note= a "]),
      ("id,note\n1,\"a\nb\"\n2,c\n", ["2: id=1 note=a\nb", "4: id=2 note=c"]),
      ("id,note\r\n1,\"a\r\nb\r\n\"\r\n2,c", ["2: id=1 note=a\r\nb\r\n", "5: id=2 note=c"]),
      ("\"id\n\",note\n1,a\n", ["3: id=1 note=a"]),
      ("id,note\n\n1,a\n\n\n2,b\n\n", ["3: id=1 note=a", "6: id=2 note=b"]),
      ("id,note\n,\n1,a\n , \n\"\",\"\"\n2,b\n", ["3: id=1 note=a", "6: id=2 note=b"]),
      ("\n,\nid,note\n1,a\n", ["4: id=1 note=a"]),
      ("id,note\n1,\n2,\"\"\n3,", ["2: id=1", "3: id=2", "4: id=3"]),
      (
        "id,note\n1,\u{E9}\u{301}\u{1F600}\n2,e\u{301}",
        ["2: id=1 note=\u{E9}\u{301}\u{1F600}", "3: id=2 note=e\u{301}"]
      ),
      ("id,note\n1,#(Key) $(A|b)\n", ["2: id=1 note=#(Key) $(A|b)"]),
      ("id,note\n01,1e3\n", ["2: id=01 note=1e3"]),
    ])
  func rows(_ table: String, _ expected: [String]) throws {
    #expect(try targets(table) == expected)
  }

  private static let quotes = "A cell that holds a comma, a quote or a line end stands in \"quotes\"."
  private static let goesOn =
    "A \" stands where none can. Put the cell in quotes, and write \"\" for each \" in it."

  @Test(
    "a table that is not right is refused with the line of the mistake",
    arguments: [
      ("", "targets.csv: The file has no line with names."),
      ("\u{FEFF}", "targets.csv: The file has no line with names."),
      ("\n,\n\n", "targets.csv: The file has no line with names."),
      ("id,note", "targets.csv:1: The file has no row below its names."),
      ("id,note\n\n,\n", "targets.csv:1: The file has no row below its names."),
      ("id,\n1,2\n", "targets.csv:1: Column 2 has no name."),
      ("\n\"\",id\n1,2\n", "targets.csv:2: Column 1 has no name."),
      ("id,note, id\n1,2,3\n", "targets.csv:1: Column 3 has the name of another."),
      ("id,note\n1,a\n2\n", "targets.csv:3: The row has 1 cell for 2 columns. \(quotes)"),
      ("id,note\n1,a,b\n", "targets.csv:2: The row has 3 cells for 2 columns. \(quotes)"),
      ("id,note\n1,a,\n", "targets.csv:2: The row has 3 cells for 2 columns. \(quotes)"),
      ("id\n1;2,3\n", "targets.csv:2: The row has 2 cells for 1 column. \(quotes)"),
      ("id,note\n1,\"a\r\n\nb\"\n\n2\n", "targets.csv:6: The row has 1 cell for 2 columns. \(quotes)"),
      ("id,note\n1,a\n2,\"b\n3,c\n", "targets.csv:3: A cell begins with \" and does not end."),
      ("id,note\n1,a\n2,\"", "targets.csv:3: A cell begins with \" and does not end."),
      ("\"id,note\n1,a\n", "targets.csv:1: A cell begins with \" and does not end."),
      ("id,note\n1,\"a\"b\n", "targets.csv:2: \(goesOn)"),
      ("id,note\n1,\"a\n\"\n2,\"b\" c\n", "targets.csv:4: \(goesOn)"),
      ("id,note\n1,5\" screen\n", "targets.csv:2: \(goesOn)"),
      (
        "id,note\n1,\u{301}a\n",
        "targets.csv:2: A character joins itself to the \" or , beside it. Remove it."
      ),
      (
        "id;note\n\"1\r\n\"\u{200D};a\n",
        "targets.csv:3: A character joins itself to the \" or ; beside it. Remove it."
      ),
    ])
  func refused(_ table: String, _ message: String) {
    #expect(sample(Array(table.utf8)).problems(ManifestSample.table) == message)
  }

  @Test(
    "a table that is not UTF-8 is refused",
    arguments: [
      Array("id,note\n1,a".utf8) + [0xE9], [0xFF, 0xFE] + Array("id".utf8), [0xEF, 0xBB, 0xBF, 0xC0, 0x80],
    ])
  func notUTF8(_ table: [UInt8]) {
    #expect(
      sample(table).problems(ManifestSample.table)
        == "targets.csv: The file is not UTF-8. Save it as CSV in UTF-8.")
  }

  @Test("a column that nothing asks for, and what no column gives, are said with the header's line")
  func columns() {
    let table = Array("\nnumber,nota\n1,a\n".utf8)
    #expect(
      sample(table).problems(ManifestSample.table) == """
        targets.csv:2: No slot of a template and nothing in the output's path has the name of column 1. Remove it.
        targets.csv:2: No slot of a template and nothing in the output's path has the name “nota”. \
        Did you mean “note”?
        targets.csv:2: There is no column “id”, which the output's path needs.
        targets.csv:2: There is no column “note” and no shared value for the slot at t.xml:6:16.
        """)
  }

  @Test("what no column gives may be a value that all targets share")
  func shared() throws {
    let sample = sample(Array("id\n1\n".utf8))
    #expect(sample.problems(ManifestSample.table + "values: {note: a}\n") == "")
  }

  @Test("an empty cell is no value: the shared one counts, or the slot is open in that row")
  func emptyCell() throws {
    let sample = sample(Array("id,note\n1,\n".utf8))
    let shared = try sample.manifest(ManifestSample.table + "values: {note: a}\n")
    let generator = DefinitionGenerator(shared)
    #expect(
      try generator.definition(of: shared.files[0]).string == TemplateSample().filled(["note": "a"]))
    let open = try sample.manifest(ManifestSample.table)
    let error = #expect(throws: GenerationError.self) {
      try DefinitionGenerator(open).definition(of: open.files[0])
    }
    #expect(
      error?.description
        == "targets.csv:2: Target “1”, slot “note” at t.xml:6:16: The slot “note” has no value.")
  }
}
