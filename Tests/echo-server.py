"""A service that answers with what it was asked, and with secrets of its own: a token, which it is given, and others.

It prints its port, and ends with its standard input.
"""
import base64
import http.server
import json
import sys
import threading
import urllib.parse

token = sys.argv[1]


class Echo(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        url = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qsl(url.query)
        login = base64.b64decode(self.headers["Authorization"].partition(" ")[2]).decode()
        answer = json.dumps({
            "access_token": token, "url": self.path, "path": urllib.parse.unquote(url.path), "query": query,
            "headers": list(self.headers.items()), "body": body.decode(), "raw": base64.b64encode(body).decode(),
            "hex": body.hex(), "upper": body.decode().upper(), "form": urllib.parse.unquote_plus(self.path),
            "login": login.partition(":")[2], "granted": "planted-in-header",
            "nested": json.dumps({"k": token, "body": body.decode()}).replace("/", "\\/"),
            "twice": urllib.parse.quote(urllib.parse.quote(body.decode())),
            "lines": base64.encodebytes(body).decode(), "bare": body.decode().strip(),
            "refresh_token": "x$(planted-hole)y", "password": "#(planted)",
            "message": f"The key {query[0][1] if query else ''} is not known.",
        }, ensure_ascii=False).encode()
        self.send_response(200)
        for name, value in [("Content-Type", "application/json"), ("Content-Length", str(len(answer))),
                            ("X-Auth-Token", base64.b64encode(token.encode()).decode()), ("X-Echo", self.path),
                            ("X-Access-Token", "planted-in-header")]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
