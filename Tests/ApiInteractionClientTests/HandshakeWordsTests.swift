#if AsyncHTTPClient
  import NIOSSL
  import Testing

  @testable import ApiInteractionClient

  @Suite("What AsyncHTTPClient says of TLS")
  struct HandshakeWordsTests {
    /// An alert that ends a handshake (RFC 8446, 6.2).
    private static func alert(_ code: UInt8) -> ServerStep { .send([0x15, 3, 1, 0, 2, 2, code]) }

    @Test(
      "a handshake that fails is told in words",
      arguments: [
        (
          ServerStep.pause(milliseconds: 1),
          "the server closed the connection during the handshake: it may not speak TLS"
        ),
        (.send("HTTP/1.1 400 Bad Request\r\n\r\n"), "the server does not speak TLS"),
        (.send("220 mail.example ESMTP\r\n"), "the server does not speak TLS"),
        (.send("\0\0"), "the server closed the connection during the handshake: it may not speak TLS"),
        (alert(70), "the server speaks no version of TLS that is spoken here"),
        (alert(40), "the server refused it, with the alert “handshake failure”"),
        (alert(112), "the server refused it, with the alert “unrecognized name”"),
        (.send([0x16, 3, 3, 0, 4, 0, 0, 0, 0]), "the client and the server came to no terms in TLS"),
      ] as [(ServerStep, String)])
    func handshake(_ step: ServerStep, _ words: String) async throws {
      let server = try ScriptedServer(greeting: step)
      let outcome = try await TransportKind.asyncHTTPClient.make().outcome(
        "https://127.0.0.1:\(server.port)/")
      #expect(outcome == .failure(.tls(words)))
    }

    @Test("a certificate that nobody vouches for is named")
    func certificate() async throws {
      let server = try SelfSignedServer()
      let outcome = try await TransportKind.asyncHTTPClient.make().outcome(
        "https://localhost:\(server.port)/")
      #expect(
        outcome == .failure(.tls("nobody that is trusted here vouches for the server's certificate")))
    }

    @Test("a certificate for another host is named")
    func otherHost() {
      #expect(
        HandshakeWords.words(for: NIOSSLExtraError.failedToValidateHostname)
          == "the server's certificate is for another host")
    }

    @Test("TLS that ends in the middle of a response is a lost connection")
    func unclean() throws {
      let request = try OutgoingRequest(SentRequest.request("https://a.b/"), body: nil)
      let reason = ClientErrorReason.reason(for: NIOSSLError.uncleanShutdown, of: request)
      #expect(reason == .connectionLost("the server closed it"))
    }
  }
#endif
