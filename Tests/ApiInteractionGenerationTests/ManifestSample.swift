import ApiInteractionGeneration
import ApiInteractionKit

/// Files that a manifest may name, by their paths.
struct ManifestSample {
  var files: [String: [UInt8]] = ["t.xml": Array(TemplateSample().text.utf8)]

  /// A manifest whose targets are the rows of a table, with an `id` for the path and a `note` for the slot.
  static let table = "output: \"{id}.xml\"\ntemplates: [t.xml]\ntargets: {csv: targets.csv}\n"

  func manifest(_ text: String, file: String = "m.yml") throws(GenerationError) -> GenerationManifest {
    try GenerationManifest(Array(text.utf8), file: file) { path in
      guard let bytes = files[path] else { throw FileError("\(path): cannot be read: it is not there") }
      return bytes
    }
  }

  /// What is wrong with a manifest, one line for each problem; empty if nothing is.
  func problems(_ text: String, file: String = "m.yml") -> String {
    do throws(GenerationError) {
      _ = try manifest(text, file: file)
      return ""
    } catch {
      return error.description
    }
  }
}
