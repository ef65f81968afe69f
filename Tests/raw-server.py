"""A service that answers each connection with the bytes of a file, whatever it is asked.

It prints its port, then a line for each connection, and ends with its standard input.
"""
import socket
import sys
import threading

with open(sys.argv[1], "rb") as file:
    answer = file.read()
server = socket.create_server(("127.0.0.1", 0))


def serve():
    while True:
        connection = server.accept()[0]
        print("connection", flush=True)
        with connection:
            connection.recv(1 << 16)
            connection.sendall(answer)


threading.Thread(target=serve, daemon=True).start()
print(server.getsockname()[1], flush=True)
sys.stdin.read()
