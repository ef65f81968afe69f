import ApiInteractionKit
import Definitions
import Responses

/// Does one core operation so many times, on all that there is for it: `Operations parse|fill|resolve|map count`.
@main
struct Operations {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = Int(arguments[2]) else { fatalError("Operations NAME COUNT") }
    let operation = try operation(named: arguments[1])
    for _ in 0..<count { try operation() }
  }

  private static func operation(named name: String) throws -> () throws -> Void {
    let documents = DocumentedDefinition.allCases
    switch name {
    case "parse":
      let sources = try documents.map { try $0.definition().bytes }
      return { for source in sources { keep(Definition(source).interaction) } }
    case "fill":
      let templates = try documents.map { (template: try $0.template(), values: $0.values) }
      return { for (template, values) in templates { keep(try template.fill(with: values)) } }
    case "resolve":
      let resolvers = try documents.map { RequestResolver(try ApiInteraction($0.definition())) }
      return { for resolver in resolvers { keep(try resolver.resolve(in: DocumentedDefinition.call)) } }
    case "map":
      let responses = [Sample.payment, .xmlPayment].map { $0.make() }
      let mappers = try responses.map { (mapper: ResponseMapper(try $0.response()), body: $0.body) }
      return { for (mapper, body) in mappers { keep(mapper.map(status: 200, body: body)) } }
    default: fatalError("There is no operation \(name).")
    }
  }

  /// Keeps the compiler from leaving out what nothing else uses.
  @inline(never)
  @_optimize(none)
  private static func keep<Output>(_ output: Output) {}
}
