import Testing

@testable import ApiInteractionKit

@Suite("The body of a response is masked")
struct MaskedBodyTests {
  private func masked(_ body: String, _ values: [String] = []) -> String {
    String(decoding: MaskedBody(Array(body.utf8), SecretValues(values)).bytes, as: UTF8.self)
  }

  @Test(
    "JSON stays JSON",
    arguments: [
      (
        #"{"hasToken":true,"name":"it is true","ok":true}"#, ["true"],
        #"{"hasToken":true,"name":"it is true","ok":true}"#
      ),
      (#"{"access_token":null,"x":[null]}"#, [], #"{"access_token":null,"x":[null]}"#),
      (#"{"account":12345678,"x":"a 12345678"}"#, ["12345678"], #"{"account":"***","x":"a ***"}"#),
      (#"[9912345678]"#, ["12345678"], #"["***"]"#), (#"[-1.2345e6 ]"#, ["2345"], #"["***" ]"#),
      (#"[12345678,123]"#, ["1234", "5678"], #"["***",123]"#), (#"[false]"#, ["alse"], #"[false]"#),
      (#"{"password":{"a":[1,"}"]},"b":1}"#, [], #"{"password":"***","b":1}"#),
      (#"{"a\"b":"c\\","pwd":12}"#, [], #"{"a\"b":"c\\","pwd":"***"}"#),
      // What is found stands across two members.
      (#"{"a":"bcd","e":"fgh"}"#, [#"cd","e""#], #""***""#), (#"{"a":1,"b":2}"#, [#""a":1"#], #""***""#),
    ] as [(String, [String], String)])
  func json(_ body: String, _ values: [String], _ expected: String) {
    #expect(masked(body, values) == expected)
    #expect(JSONOutline(Array(expected.utf8), depthLimit: 8).fault == nil)
  }

  @Test("names and values are looked for in the text as it came")
  func together() {
    #expect(masked("client_secret=abcd&efgh x=1", ["abcd&efgh"]) == "client_secret=*** x=1")
    #expect(masked("client_secret=zzzz", ["client_secret"]) == "***=***")
    #expect(masked("{broken \"password\": 12", ["broken"]) == "{\"***\" \"password\": \"***\"")
  }

  @Test("what looks like a placeholder in it is none")
  func holes() {
    let body = ##"{"refresh_token":"x$(hunter2222)yyyy","password":"#(foo)","pwd":"~~~REPLACE~~~"}"##
    #expect(masked(body) == #"{"refresh_token":"***","password":"***","pwd":"***"}"#)
    #expect(masked("$(password:abc)") == "$(password:***)")
  }
}
