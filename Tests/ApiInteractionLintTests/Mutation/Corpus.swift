import TestSupport

/// The correct definitions under `Fixtures/Corpus`.
enum Corpus {
  static let files = ((try? Fixtures.names(in: "Corpus")) ?? []).filter { $0.hasSuffix(".xml") }

  static func isTemplate(_ file: String) -> Bool { file.hasSuffix(".template.xml") }

  static func bytes(_ file: String) throws -> [UInt8] { try Fixtures.bytes("Corpus/\(file)") }
}
