/// What a live command prints.
enum LiveText {
  /// A text in which every sandbox listened at the same port and gave the same identifiers.
  static func settled(_ text: String) -> String {
    text.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:1")
      .replacing(
        /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
        with: "00000000-0000-0000-0000-000000000000"
      )
      .replacing(/([dD]tmfLinkId\\?"?:?[ =]+\\?"?|, link |"link": ")\d{8}/) { "\($0.output.1)12345678" }
      .replacing(/after \d+ ms/, with: "after 1 ms")
      .replacing(/"milliseconds": \d+/, with: "\"milliseconds\": 1")
  }
}
