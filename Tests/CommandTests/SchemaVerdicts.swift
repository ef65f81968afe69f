import Foundation
import TestSupport
import Testing

/// What a JSON Schema validator says of files, by a schema that the command prints.
enum SchemaVerdicts {
  /// For each YAML file `valid` or `invalid`; fails where the schema is none.
  static func of(_ files: [String], schema: String, in folder: TemporaryFolder) throws -> [String] {
    try folder.write(try Command.run(["schema", schema]).output, to: "schema.json")
    try folder.write(
      """
      import json, sys, yaml, jsonschema
      validator = jsonschema.Draft202012Validator
      schema = json.load(open("schema.json"))
      validator.check_schema(schema)
      for name in sys.argv[1:]:
          print("valid" if validator(schema).is_valid(yaml.safe_load(open(name))) else "invalid")
      """, to: "validate.py")
    let python = Fixtures.folder.deletingLastPathComponent().appending(path: ".build-python/bin/python")
    let result = try Command.run(python, ["validate.py"] + files, in: folder.url)
    #expect(result.error == "")
    return result.output.split(separator: "\n").map(String.init)
  }
}
