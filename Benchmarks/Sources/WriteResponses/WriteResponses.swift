import Foundation
import Responses

/// Writes each response that is measured to the folder named, for other programs to read.
@main
struct WriteResponses {
  static func main() throws {
    let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? ".")
    for sample in Sample.allCases {
      let response = sample.make()
      let file = folder.appending(path: "\(sample).\(response.type.name.lowercased())")
      try Data(response.body).write(to: file)
      print("\(file.lastPathComponent): \(response.body.count) bytes")
    }
  }
}
