"""A service that answers each connection with the bytes of a file, whatever it is asked.

It prints its port, then a line for each connection, and ends with its standard input.
"""
import socket
import sys
import threading

with open(sys.argv[1], "rb") as file:
    answer = file.read()
server = socket.create_server(("127.0.0.1", 0))


def read(connection):
    """Reads a request whole: a connection that is closed with something unread is reset."""
    with connection.makefile("rb") as stream:
        length = 0
        for line in stream:
            if line == b"\r\n":
                break
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        stream.read(length)


def serve():
    while True:
        connection = server.accept()[0]
        print("connection", flush=True)
        with connection:
            read(connection)
            connection.sendall(answer)


threading.Thread(target=serve, daemon=True).start()
print(server.getsockname()[1], flush=True)
sys.stdin.read()
