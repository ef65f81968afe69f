import Foundation
import TestSupport

/// A small manifest to generate from.
enum GenerateExample {
  /// A folder with a small manifest of two targets and one template.
  static func folder(
    output: String = "{account}.xml", targets: String = "[{account: a, v: 1}, {account: b, v: 2}]"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(template, to: "t.template.xml")
    try folder.write("output: \"\(output)\"\ntemplates: [t.template.xml]\ntargets: \(targets)\n", to: "m.yml")
    return folder
  }

  static let template =
    "<ApiInteraction><Request><Url>https://a.example/~~~REPLACE:v~~~</Url><Method>GET</Method></Request><Response>"
    + "<Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>\n"

  static func files(in folder: URL) throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.reduce(into: [:]) { files, path in
      let file = folder.appending(path: path)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { return }
      files[path] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
  }
}
