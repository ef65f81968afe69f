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
}
