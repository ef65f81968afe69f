import Foundation
import TestSupport

/// A TLS server with a certificate that it signed itself, for `localhost`.
final class SelfSignedServer: Sendable {
  /// Why there is no server.
  struct NotStarted: Error {}

  let port: Int
  private let server: Process
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let key = folder.url.appending(path: "key.pem").path
    let certificate = folder.url.appending(path: "certificate.pem").path
    let making = SelfSignedServer.process(
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate)
    making.standardError = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()
    server = SelfSignedServer.process("python3", "-c", SelfSignedServer.script, key, certificate)
    let output = Pipe()
    server.standardOutput = output
    try server.run()
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(text.filter(\.isNumber)) else { throw NotStarted() }
    self.port = port
  }

  deinit {
    // It cannot be terminated: it was started with that signal blocked, as the threads of Dispatch have it.
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
  }

  private static func process(_ arguments: String...) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    return process
  }

  private static let script = """
    import socket, ssl, sys
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[1])
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection = listener.accept()[0]
        try:
            with context.wrap_socket(connection, server_side=True) as secure:
                secure.recv(65536)
                secure.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n")
        except (ssl.SSLError, OSError):
            connection.close()
    """
}
