import ApiInteractionKit

/// A JSON file, read for what RFC 8259 says it is.
///
/// YAML takes almost all of JSON, but reads some of it differently: it refuses surrogate pairs, and folds white space.
final class JSONFile: Sendable {
  let entries: [JSONOutline.Entry]
  /// For each entry, its members.
  let members: [[Int]]
  private let bytes: [UInt8]
  private let lines: LineTable

  /// Reads a file; gives nil where the bytes are no JSON object, and may be YAML.
  ///
  /// - Throws: ``InputProblem`` where an object has one name twice.
  static func read(_ bytes: [UInt8]) throws(InputProblem) -> JSONFile? {
    guard bytes.first(where: { !$0.isWhiteSpace }) == UInt8(ascii: "{") else { return nil }
    let outline = JSONOutline(bytes, depthLimit: Limits().jsonDepth)
    guard outline.fault == nil else { return nil }
    let file = JSONFile(outline.entries, bytes)
    for members in file.members {
      var names: Set<String> = []
      for member in members {
        guard let name = file.entries[member].key, !names.insert(name).inserted else { continue }
        throw InputProblem(message: "“\(name)” is given twice.", location: file.location(ofKey: member))
      }
    }
    return file
  }

  private init(_ entries: [JSONOutline.Entry], _ bytes: [UInt8]) {
    self.entries = entries
    self.bytes = bytes
    lines = LineTable(SourceText(bytes))
    var members = Array(repeating: [Int](), count: entries.count)
    for (index, entry) in entries.enumerated() where entry.parent >= 0 { members[entry.parent].append(index) }
    self.members = members
  }

  /// The text of a scalar: what a string says, and anything else to the letter.
  func scalar(_ index: Int) -> String? {
    let entry = entries[index]
    switch entry.kind {
    case .object, .array: return nil
    case .string: return JSONText.unescaped(bytes[entry.range].dropFirst().dropLast())
    case .number, .boolean, .null: return String(decoding: bytes[entry.range], as: UTF8.self)
    }
  }

  func location(of index: Int) -> SourceLocation {
    lines.location(of: entries[index].range.lowerBound)
  }

  func location(ofKey index: Int) -> SourceLocation {
    lines.location(of: (entries[index].keyRange?.lowerBound ?? 1) - 1)
  }
}
