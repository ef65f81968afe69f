import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Lists under the name of a secret")
struct SecretListTests {
  @Test(
    "a list of literals is one finding at the first",
    arguments: [
      (#"{"db_pw": ["S3cretValue9"]}"#, ["hardcoded-secret: S3cretValue9"]),
      (#"{"db_pw": ["S3cretValue9", "S3cretValue10"], "a": 1}"#, ["hardcoded-secret: S3cretValue9"]),
      (##"{"passwords": ["#(First)", "", null, "S3cretValue9"]}"##, ["hardcoded-secret: S3cretValue9"]),
      (#"{"db_pw": [["S3cretValue9"]]}"#, ["hardcoded-secret: S3cretValue9"]),
      (#"{"password": [12345]}"#, ["hardcoded-secret: 12345"]),
      (##"{"db_pw": ["#(First)", "$(Second:EscapeDoubleQuotes)"]}"##, []), (#"{"db_pw": []}"#, []),
      (#"{"db_pw": [true]}"#, []),
      (#"{"db_pw": [{"note": "S3cretValue9"}]}"#, []),
      (#"{"db_pw": [{"token": "S3cretValue9"}]}"#, ["hardcoded-secret: S3cretValue9"]),
      (#"{"names": ["S3cretValue9"]}"#, []),
    ] as [(String, [String])])
  func lists(body: String, expected: [String]) {
    let part =
      "<Header><Key>Content-Type</Key><Value>application/json</Value></Header><Body><![CDATA[\(body)]]></Body>"
    #expect(FoundIn(part).findings == expected)
  }

  @Test(
    "the text of an object is one finding by the object's name",
    arguments: [
      (#"{"password": {"value": "S3CRETxyz1"}}"#, ["S3CRETxyz1"]),
      (
        ##"{"password": {"type": "plain", "id": "a1", "#text": "S3CRETxyz1", "value": "S3CRETxyz2"}}"##,
        ["S3CRETxyz1"]
      ),
      (
        #"{"a": [{"password": {"$": "S3CRETxyz1"}}, {"password": {"text": "S3CRETxyz2"}}]}"#,
        ["S3CRETxyz1", "S3CRETxyz2"]
      ),
      (#"{"password": [{"value": "S3CRETxyz1"}, {"value": "S3CRETxyz2"}]}"#, ["S3CRETxyz1"]),
      (#"{"credentials": {"password": {"value": "S3CRETxyz1"}}}"#, ["S3CRETxyz1"]),
      (#"{"credentials": {"value": "S3CRETxyz1", "password": "S3CRETxyz2"}}"#, ["S3CRETxyz2"]),
      (#"{"password": {"value": true, "type": "plain", "minimum": 8, "text": "Your password"}}"#, []),
      (#"{"password": {"value": 12345678}}"#, []), (##"{"password": {"value": "#(Password)"}}"##, []),
      (#"{"password": {"value": "$(Password:EscapeDoubleQuotes)"}}"#, []),
      (#"{"credentials": [{"name": "user", "value": "ivr"}]}"#, []),
      (#"{"credentials": {"user": {"value": "ivr"}}}"#, []), (#"{"a": {"value": "S3CRETxyz1"}}"#, []),
      (#"{"value": "S3CRETxyz1"}"#, []), (##"{"password": "#(A)", "a": {"value": "S3CRETxyz1"}}"##, []),
      ("<a><Password><Value>S3CRETxyz1</Value></Password></a>", ["S3CRETxyz1"]),
      ("<a><Password><Type>plain</Type></Password><b><Value>S3CRETxyz1</Value></b></a>", []),
      ("<a><Password><Value>#(Password)</Value></Password></a>", []),
      ("<a><Credential><Name>user</Name><Value>ivr</Value></Credential></a>", []),
    ] as [(String, [String])])
  func objects(body: String, expected: [String]) {
    let type = body.hasPrefix("<") ? "xml" : "json"
    let part =
      "<Header><Key>Content-Type</Key><Value>application/\(type)</Value></Header><Body><![CDATA[\(body)]]></Body>"
    #expect(FoundIn(part).findings == expected.map { "hardcoded-secret: \($0)" })
    let result = Linter().lint(Array(RuleExample(part).definition.utf8))
    let report = TextReporter().report(FileReport(file: "a.xml", result: result))
    for text in expected { #expect(!report.contains(text)) }
  }
}
