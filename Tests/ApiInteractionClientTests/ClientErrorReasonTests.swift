#if AsyncHTTPClient
  import ApiInteractionClient
  import Testing

  @Suite("What AsyncHTTPClient's errors mean")
  struct ClientErrorReasonTests {
    private static let ok = "HTTP/1.1 200 OK\r\n"
    private static let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
    private static let chunk = "a chunk of its body is invalid, or what follows the last one"
    private static let length =
      "its Content-Length cannot be read as a number, or comes with a Transfer-Encoding"
    /// The parser has one name for both.
    private static let unnamed =
      "it has a Content-Length and a Transfer-Encoding, or a line of its header ends without CR"

    @Test(
      "a response that is none is told in words",
      arguments: [
        ("\(chunked)5\r\n{\"a\":XXXXX\r\n0\r\n\r\n", chunk), ("\(chunked)5\r\n{\"a\":\n0\r\n\r\n", chunk),
        ("\(chunked)5\r\n{\"a\":\rX0\r\n\r\n", chunk), ("\(chunked)zz\r\nhi\r\n0\r\n\r\n", chunk),
        ("\(chunked)2\nhi\r\n0\r\n\r\n", chunk), ("\(chunked)2\rXhi\r\n0\r\n\r\n", chunk),
        ("\(chunked)2;\u{1}\r\nhi\r\n0\r\n\r\n", chunk), ("\(chunked)2;a=\u{1}\r\nhi\r\n0\r\n\r\n", chunk),
        ("\(chunked)fffffffffffffffffffff\r\nhi\r\n0\r\n\r\n", chunk),
        ("\(chunked)0\r\nfoo bar\r\n\r\n", chunk), ("\(chunked)0\r\nfoo: bar\nX: y\r\n\r\n", chunk),
        ("\(chunked)0\r\n\rX", chunk),
        ("\(ok)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", unnamed),
        ("\(ok)X: y\nZ: a\r\n\r\n", unnamed), ("HTTP/1.1 200 OK\nX: y\n\nhi", unnamed),
        ("\(ok)Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", length),
        ("\(ok)Content-Length: \r\n\r\nhello", length), ("\(ok)Content-Length: 5x\r\n\r\nhello", length),
        ("\(ok)Content-Length: 99999999999999999999999\r\n\r\nhello", length),
        ("\(ok)Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", "it has more than one Content-Length"),
        ("\(ok)foo bar\r\n\r\n", "its header cannot be read"),
        ("\(ok)X: y\rZ: a\r\n\r\n", "its header cannot be read"),
        ("GET / HTTP/1.1\r\n\r\n", "it does not begin with HTTP and a version"),
      ] as [(String, String)])
    func response(_ response: String, _ words: String) async throws {
      let server = try ScriptedServer(.send(response))
      let outcome = try await TransportKind.asyncHTTPClient.make().outcome(server.url())
      #expect(outcome == .failure(.invalidResponse(words)))
    }
  }
#endif
