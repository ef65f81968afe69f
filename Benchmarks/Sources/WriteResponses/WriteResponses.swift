import ApiInteractionKit
import Foundation
import Responses

/// Writes each response that is measured, and its definition, to the folder named.
@main
struct WriteResponses {
  static func main() throws {
    let folder = URL(filePath: CommandLine.arguments[1])
    for sample in Sample.allCases {
      let response = sample.make()
      try Data(response.body).write(to: folder.appending(path: "\(sample).response"))
      let definition = try definition(of: response)
      try Data(definition.xmlString().utf8).write(to: folder.appending(path: "\(sample).xml"))
      print("\(sample): \(response.body.count) bytes")
    }
  }

  private static func definition(of response: BenchmarkResponse) throws -> ApiInteraction {
    var definition = try ApiInteraction(
      SourceText(
        """
        <ApiInteraction>
          <Request><Url>https://api.example.com/</Url><Method>GET</Method></Request>
          <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response>
        </ApiInteraction>
        """))
    definition.response = try response.response()
    return definition
  }
}
