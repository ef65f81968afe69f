#if AsyncHTTPClient
  import NIOSSL

  /// What an error of TLS says of the server.
  enum HandshakeWords {
    static func words(for error: any Error) -> String {
      if error as? NIOSSLExtraError == .failedToValidateHostname {
        return "the server's certificate is for another host"
      }
      let text = String(describing: error)
      if let known = known.first(where: { $0.marks.contains(where: text.contains) }) { return known.words }
      if let alert = text.firstMatch(of: /_ALERT_([A-Z_]+)/)?.output.1 {
        let name = alert.lowercased().replacing("_", with: " ")
        return "the server refused it, with the alert “\(name)”"
      }
      return "the client and the server came to no terms in TLS"
    }

    /// By what stands in an error, since those of OpenSSL have no types.
    private static let known: [(marks: [String], words: String)] = [
      (
        ["CERTIFICATE_VERIFY_FAILED"], "nobody that is trusted here vouches for the server's certificate"
      ),
      (
        ["EOF during handshake"],
        "the server closed the connection during the handshake: it may not speak TLS"
      ),
      (["WRONG_VERSION_NUMBER", "HTTP_REQUEST"], "the server does not speak TLS"),
      (
        ["ALERT_PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL"],
        "the server speaks no version of TLS that is spoken here"
      ),
    ]
  }
#endif
