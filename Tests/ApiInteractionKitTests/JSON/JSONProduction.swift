/// A production of RFC 8259's grammar: texts that are of it, and texts that look as if they were.
struct JSONProduction: Sendable, CustomStringConvertible {
  let description: String
  /// Texts that are a value, wherever a value may stand.
  let accepted: [String]
  /// Texts that are no value, wherever a value may stand.
  let refused: [String]

  /// JSON-text = ws value ws, and the six structural characters, each `ws %xXX ws`.
  static let structure = [
    JSONProduction(
      description: "ws",
      accepted: [
        " 1", "\t1", "\n1", "\r1", "1 ", "1\t", "1\n", "1\r", "\r\n1\r\n", " \t\r\n1\n\r\t ",
        "\(String(repeating: " ", count: 70))\"a\"\(String(repeating: "\n", count: 70))",
      ],
      refused: [
        "", " ", "\n", "\u{B}1", "\u{C}1", "1\u{B}", "1\u{C}", "1\u{0}", "1\u{1F}", "1\u{8}", "1\u{7F}",
        "1\u{85}", "1\u{A0}", "1\u{1680}", "1\u{2003}", "1\u{2028}", "1\u{2029}", "1\u{3000}", "1\u{FEFF}",
        "\u{A0}1", "\u{2028}1", "\u{200B}1", "\\n1", "1\\t", "//\n1", "1//", "/**/1", "1 /* c */", "#\n1",
      ]),
    JSONProduction(
      description: "JSON-text = ws value ws",
      accepted: ["1", " {} ", "\n[]\n", "\t\"a\"\t", "\rnull\r", " true ", " false "],
      refused: [
        "1 1", "1 2 3", "{}{}", "{} {}", "[][]", "[] []", "null true", "\"a\" \"b\"", "\"a\"\"b\"", "1\"a\"",
        "\"a\"1", "[1]2", "1[2]", "{}[]", "1{}", "true[]", "1;", "1\\", "{}x", "[]x",
      ]),
    JSONProduction(
      description: "begin-array, end-array",
      accepted: ["[]", "[ ]", "[\r\n]", " [ 1 ] ", "[[]]", "[[],[]]", " [ [ ] , [ ] ] ", "[[[[[[[[]]]]]]]]"],
      refused: [
        "[", "]", "[[", "]]", "[[]", "[]]", "[1", "1]", "[1 ", "[}", "{]", "(1)", "<1>", "[1}", "[\"a\"",
        "[)",
        "[{]}", "[{}", "[[]}", "[[1]", "[true",
      ]),
    JSONProduction(
      description: "begin-object, end-object",
      accepted: [
        "{}", "{ }", "{\t}", " { \"a\" : 1 } ", "{\"a\":{}}", "{\"a\":{\"a\":{\"a\":{}}}}", "{\"{\":\"}\"}",
      ],
      refused: [
        "{", "}", "{{", "}}", "{{}", "{}}", "{{}}", "{\"a\":1", "{\"a\":1]", "{\"a\":{}", "{\"a\":}",
        "{\"a\"}",
        "{\"a\":[}", "{\"a\":[}]", "{\"a\":[1}", "{[]}", "{1}", "{null}", "{\"a\":{]}", "{\"a\":{}]",
      ]),
    JSONProduction(
      description: "name-separator",
      accepted: ["{\"a\":1}", "{\"a\" :1}", "{\"a\": 1}", "{\"a\"\n:\n1}", "{\":\":\":\"}"],
      refused: [
        "{\"a\" 1}", "{\"a\"1}", "{\"a\"::1}", "{\"a\":,1}", "{\"a\",1}", "{\"a\"=1}", "{\"a\"=>1}",
        "{\"a\"\"b\"}", "{\"a\" \"b\"}", "{\"a\":1:2}", "{:1}", "{:}", "[:]", "[1:2]", "[\"a\":1]", ":",
        "\"a\":",
        "{\"a\":\u{FF1A}1}", "{\"a\"[]}", "{\"a\"{}}",
      ]),
    JSONProduction(
      description: "value-separator",
      accepted: [
        "[1,2]", "[1 ,2]", "[1, 2]", "[1\n,\n2]", "{\"a\":1,\"b\":2}", "{\"a\":1 , \"b\":2}", "[\",\",\",\"]",
      ],
      refused: [
        "[1 2]", "[1\n2]", "[1,,2]", "[1;2]", "[,]", "[,1]", "[1,]", "[1,2,]", "[1, ]", "[[],]", "[\"a\",]",
        "[,,]", "[[]  []]", "[{}{}]", "[\"a\"\"b\"]", "[\"a\" \"b\"]", "[1\u{FF0C}2]", "[null null]", "[1,",
        "[1[2]]", "[\"a\"[]]", "[[]1]", "[{}1]", "[1{}]",
      ]),
    JSONProduction(
      description: "object = [ member *( value-separator member ) ], member = string name-separator value",
      accepted: [
        "{\"\":0}", "{\"a\":\"b\"}", "{\"a\":null,\"b\":true,\"c\":false}", "{\"a\":[],\"b\":{}}",
        "{\"\\u0061\\n\":1}", "{\"é€\u{1F600}\":1}", "{\"null\":null}", "{\"a b\":\"c d\"}",
      ],
      refused: [
        "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{true:1}", "{[]:1}", "{{}:1}", "{-1:1}", "{,}",
        "{\"a\":1,}",
        "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "{\"a\":1 \"b\":2}", "{\"a\":1\"b\":2}", "{\"a\":1;\"b\":2}",
        "{\"a\":1,b:2}", "{\"a\":1,\"b\"}", "{\"a\":1,\"b\":}", "{\"a\":1,2}", "{\"a\":1,{}}", "{\"a\":1 2}",
        "{\"a\":\"b\" \"c\"}", "{\"a\":[] []}", "{\"a\":1,1:1}", "{\"\\x\":1}", "{\"\\ud800\":1}",
        "{\"a\n\":1}", "{\"a:1}", "{a\":1}", "{\"a\":x}", "{\"a\":01}", "{\"a\":tru}", "{...}",
      ]),
    JSONProduction(
      description: "array = [ value *( value-separator value ) ]",
      accepted: [
        "[0]", "[1,\"a\",null,true,false,{},[]]", "[[1],[2],[3]]", "[{\"a\":[{\"a\":[]}]}]",
        "[\"[\",\"]\",\"{\",\"}\"]", "[\"\\\"]\",\"\\\\\"]",
      ],
      refused: [
        "[x]", "['a']", "[01]", "[tru]", "[nul,1]", "[1,x]", "[x,1]", "[1,x,2]", "[[x]]", "[[1,],2]",
        "[[,1],2]",
        "[*]", "[...]", "[1...2]", "[NaN]", "[\"a\n\"]", "[\"\\x\"]", "[\"\\]", "[undefined]", "[1],",
      ]),
    JSONProduction(
      description: "an object's names need not differ",
      accepted: [
        "{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "{\"a\":{\"b\":1},\"a\":{}}", "{\"\":1,\"\":2}",
        "{\"a\":1,\"\\u0061\":2}", "{\"a\":{\"b\":[0,1,{\"c\":1}]},\"a\":{\"b\":[0,1,{\"c\":2,\"c\":3}]}}",
      ],
      refused: ["{\"a\":1,\"a\"}", "{\"a\":1,\"a\":}", "{\"a\":1 \"a\":2}"]),
  ]
}
