import ApiInteractionKit

/// Tells findings apart by what stands around them, so that one that moves to another line stays the same.
///
/// They are made from the lines as they are shown: of a secret nothing can be learned from them.
struct Fingerprints {
  private let lines: SourceLines
  private var counts: [UInt64: Int] = [:]

  init(_ lines: SourceLines) {
    self.lines = lines
  }

  /// The fingerprint of the next finding: the hash of its rule and line, and how many before it have the same.
  mutating func next(_ diagnostic: Diagnostic) -> String {
    let line = lines.excerpt(of: diagnostic.range).text
    let hash = Fingerprints.hash("\(diagnostic.rule) \(line.split(separator: " ").joined(separator: " "))")
    counts[hash, default: 0] += 1
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(counts[hash] ?? 1)"
  }

  /// FNV-1a, which is the same in every run.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
