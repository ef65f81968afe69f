extension JSONProduction {
  /// value = false / null / true / object / array / number / string: the last two and the words.
  static let values = words + numbers + strings

  private static let words = [
    JSONProduction(
      description: "false, null, true",
      accepted: ["false", "null", "true", "[false,null,true]"],
      refused: [
        "False", "FALSE", "Null", "NULL", "True", "TRUE", "nil", "none", "None", "undefined", "yes", "on",
        "f",
        "fals", "n", "nul", "t", "tru", "falsee", "nulll", "truee", "falsex", "null0", "true1", "truefalse",
        "nullnull", "t rue", "tr\\u0075e", "fal\nse", "nu\u{0}ll", "trüe", "n\u{FF55}ll", "true\"\"", "-true",
        "+null", "a", "x", "'true'", "`true`",
      ]),
    JSONProduction(
      description: "values that JavaScript has and JSON has not",
      accepted: [],
      refused: [
        "NaN", "nan", "Infinity", "-Infinity", "+Infinity", "inf", "-inf", "-NaN", "undefined", "/a/", "a()",
        "function(){}", "new Date()", "b\"a\"", "0n", "1n", "@", "$", "*", "?", "!1", "~1", "<a>1</a>",
        "&quot;",
      ]),
  ]

  private static let numbers = [
    JSONProduction(
      description: "int = zero / ( digit1-9 *DIGIT )",
      accepted: [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "90", "100", "9007199254740993",
        "18446744073709551616", String(repeating: "1234567890", count: 15),
      ],
      refused: [
        "00", "01", "09", "007", "000", "00.5", "01.5", "00e1", "0x1", "0X1F", "0b1", "0o7", "1_000", "1 000",
        "1'000", "1a", "12x", "0a", "٣", "\u{FF11}", "²", "½", "Ⅳ", "1٣", "1\u{FF11}",
      ]),
    JSONProduction(
      description: "minus",
      accepted: ["-0", "-1", "-9", "-10", "-123456789012345678901234567890"],
      refused: [
        "-", "--1", "-+1", "+-1", "+1", "+0", "+", "- 1", "-\n1", "-00", "-01", "-a", "-\"1\"", "1-", "1-1",
        "\u{2212}1", "\u{2013}1", "-.5", "-e1", "-[]", "-{}",
      ]),
    JSONProduction(
      description: "frac = decimal-point 1*DIGIT",
      accepted: ["0.0", "1.5", "-0.0", "10.00", "0.10", "1.\(String(repeating: "0", count: 150))1"],
      refused: [
        ".", ".5", "1.", "-1.", "0.", "1..5", "1.5.5", "1.5.", "1. 5", "1 .5", "1.-5", "1.+5", "1.a", "1.x5",
        "1.\"5\"", "1.]5", "1\u{FF0E}5", "1.\u{FF15}", "1.5f",
      ]),
    JSONProduction(
      description: "exp = e [ minus / plus ] 1*DIGIT",
      accepted: [
        "1e1", "1E1", "1e+1", "1E+1", "1e-1", "1E-1", "0e0", "0e-0", "-0e+00", "1.5e10", "1.5E+010", "1e0001",
        "1E400", "1e-400", "-1.0e\(String(repeating: "9", count: 150))",
      ],
      refused: [
        "e", "e1", "E5", "1e", "1E", "1e+", "1e-", "1E-", "1.e1", "1.5e", "1ee1", "1e1e1", "1e1.5", "1e.5",
        "1e++1", "1e+-1", "1e 1", "1 e1", "1e+ 1", "1e\"1\"", "1e]1", "1ex", "1e1x", "-e", "1\u{435}1",
        "1e\u{FF11}",
      ]),
  ]

  private static let strings = [
    JSONProduction(
      description: "string = quotation-mark *char quotation-mark",
      accepted: [
        "\"\"", "\" \"", "\"a\"", "\"[]{},:\"", "\"]\"", "\"}\"", "\"'\"", "\"/\"", "\"//\"", "\"\u{7F}\"",
        "\"null\"", "\"1\"", "\"\(String(repeating: "long ", count: 40))\"",
      ],
      refused: [
        "\"", "\"a", "a\"", "'a'", "'", "\"a'", "'a\"", "`a`", "\"\"\"", "\"a\"b\"", "\"a\"\"", "\"\"a\"\"",
        "“a”", "\u{FF02}a\u{FF02}", "\"a\nb\"", "\"a\tb\"", "\"\r\"", "\"\n\"", "\"\u{0}\"", "\"\u{1F}\"",
        "\"\(String(repeating: "long ", count: 40))\n\"", "\"\"\"a\"\"\"", "\"a\" + \"b\"", "\"a\\\n\"",
      ]),
    JSONProduction(
      description: "escape",
      accepted: [
        "\"\\\"\"", "\"\\\\\"", "\"\\/\"", "\"\\b\"", "\"\\f\"", "\"\\n\"", "\"\\r\"", "\"\\t\"",
        "\"\\u0000\"",
        "\"\\u001F\"", "\"\\u0022\"", "\"\\u005c\"", "\"\\uABCD\"", "\"\\uabcd\"", "\"\\uD7fF\"",
        "\"\\uE000\"",
        "\"\\uFFFF\"", "\"\\\\\\\"\"", "\"\\\\\\\\\"", "\"\\\\u12\"", "\"\\\\ud800\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u00410\"", "\"\(String(repeating: "\\\\", count: 80))\"",
        "\"\(String(repeating: "\\\"", count: 80))\"",
      ],
      refused: [
        "\"\\\"", "\"\\\\\\\"", "\"\\a\"", "\"\\v\"", "\"\\0\"", "\"\\x41\"", "\"\\'\"", "\"\\N\"", "\"\\B\"",
        "\"\\ \"", "\"\\\n\"", "\"\\\r\n\"", "\"\\é\"", "\"\\u\"", "\"\\u1\"", "\"\\u12\"", "\"\\u123\"",
        "\"\\U0041\"",
        "\"\\u 041\"", "\"\\u+041\"", "\"\\u-041\"", "\"\\u0x41\"", "\"\\u{41}\"", "\"\\u00g0\"",
        "\"\\u004G\"",
        "\"\\u004\"1\"", "\"\\u00\\n\"", "\"\\u\u{FF10}041\"", "\\\"a\\\"", "\\u0022a\\u0022",
        "\"\(String(repeating: "\\\\", count: 80))\\\"", "\"a\\", "\"a\\u", "\"a\\u0", "\"a\\u004",
      ]),
    JSONProduction(
      description: "a pair of surrogates is one character, half a pair is none",
      accepted: [
        "\"\\ud800\\udc00\"", "\"\\uDBFF\\uDFFF\"", "\"\\uD83D\\uDE00\"", "\"\\ud83d\\uDE00x\"",
        "\"\\ud800\\udc00\\ud800\\udc00\"", "\"\\\\\\ud800\\udc00\"", "\"\u{10000}\"", "\"\u{10FFFF}\"",
      ],
      refused: [
        "\"\\ud800\"", "\"\\udbff\"", "\"\\udc00\"", "\"\\udfff\"", "\"\\uDC00\\uD800\"",
        "\"\\ud800\\ud800\"",
        "\"\\udc00\\udc00\"", "\"\\ud800 \\udc00\"", "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\ud800\\\\udc00\"",
        "\"\\ud800\\u0041\"", "\"\\ud800\\udbff\"", "\"\\ud800\\ue000\"", "\"\\ud800\\ud800\\udc00\"",
        "\"\\ud800\\udc00\\udc00\"", "\"\\ud800\\udc0\"", "\"\\ud800\\u\"", "\"\\ud800\\\"",
        "\"\\ud800udc00\"",
        "\"\\ud800", "\"\\ud800\\", "\"\\ud800\\u", "\"\\ud800\\udc", "\"a\\uDFFFb\"",
      ]),
    JSONProduction(
      description: "unescaped = %x20-21 / %x23-5B / %x5D-10FFFF",
      accepted: [
        "\" !\"", "\"#\"", "\"[\"", "\"]\"", "\"\u{7E}\u{7F}\u{80}\"", "\"\u{7FF}\u{800}\"",
        "\"\u{D7FF}\u{E000}\"",
        "\"\u{FEFF}\"", "\"\u{FFFD}\u{FFFE}\u{FFFF}\"", "\"\u{10000}\u{10FFFF}\"", "\"\u{2028}\u{2029}\"",
        "\"e\u{301}\"",
        "\"\(String(repeating: "é", count: 70))\"", "\"\(String(repeating: "€", count: 50))\"",
        "\"\(String(repeating: "\u{1F600}", count: 40))\"",
      ],
      refused: [
        "é", "€", "\u{1F600}", "\u{10FFFF}", "\u{FFFD}", "é\"a\"", "\"a\"é", "{é:1}",
        "{\"a\"é:1}",
      ]),
  ]
}
