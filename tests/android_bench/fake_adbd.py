# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The device's end of the adb protocol, on loopback, for the real adb client to talk to.

Written after the description of the protocol in the Android sources (protocol.txt,
SYNC.TXT): messages of 24 bytes and a payload, streams on top of them.
"""

import contextlib
import queue
import socket
import struct
import threading
from collections.abc import Callable

_HEADER = struct.Struct("<6I")
_VERSION = 0x01000001  # from here on payloads have no checksum
_MAX_PAYLOAD = 256 * 1024
_SYNC_CHUNK = 64 * 1024
_FEATURES = "shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir"


def _code(name: str) -> int:
    return int.from_bytes(name.encode(), "little")


class Disconnected(Exception):
    """The client or the fault under test has closed the connection."""


class Stream:
    """One service that the client has opened."""

    def __init__(self, send: Callable, own: int, other: int):
        self._send, self.own, self.other = send, own, other
        self.arrived: queue.Queue = queue.Queue()
        self.acknowledged = threading.Semaphore(0)
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Returns `size` bytes, waiting for them."""
        while len(self._rest) < size:
            payload = self.arrived.get()
            if payload is None:
                raise Disconnected
            self._rest += payload
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    def write(self, data: bytes) -> None:
        """Sends all bytes, each message when the one before was received."""
        for start in range(0, len(data), _SYNC_CHUNK):
            self._send("WRTE", self.own, self.other, data[start : start + _SYNC_CHUNK])
            self.acknowledged.acquire()

    def close(self) -> None:
        """Tells the client that the service has ended."""
        self._send("CLSE", self.own, self.other)


class FakeAdbd:
    """Listens on a port of loopback and gives streams to services.

    Args:
        shell: command to (status, standard output, standard error).
        files: has `stat(path)`, `open_for_writing(path, mode)` and `read(path)`.
        authorised: whether the device trusts the client.
    """

    def __init__(self, shell: Callable, files, authorised: bool = True):
        self._shell, self._files, self._authorised = shell, files, authorised
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._connections: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def disconnect(self) -> None:
        """Drops the client without a word and for good, as a pulled cable does."""
        _shut(self._listener)
        for connection in self._connections:
            _shut(connection)

    def close(self) -> None:
        """Disconnects, and waits until nothing of it runs or is open any more."""
        self.disconnect()
        for thread in self._threads:  # Each of them appends before it ends.
            thread.join()
        self._listener.close()

    def _start(self, function: Callable, *arguments) -> None:
        thread = threading.Thread(target=function, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                break
            self._connections.append(connection)
            self._start(self._serve, connection)
        for connection in self._connections:  # Also one that came as the cable was pulled.
            _shut(connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            self._serve_until_it_closes(connection)

    def _serve_until_it_closes(self, connection: socket.socket) -> None:
        lock = threading.Lock()

        def send(name: str, first: int, second: int, payload: bytes = b"") -> None:
            code = _code(name)
            header = _HEADER.pack(code, first, second, len(payload), 0, code ^ 0xFFFFFFFF)
            try:
                with lock:
                    connection.sendall(header + payload)
            except OSError as error:
                raise Disconnected from error

        streams: dict[int, Stream] = {}
        try:
            while True:
                name, first, second, payload = _receive(connection)
                self._handle(name, first, second, payload, send, streams)
        except Disconnected:
            return
        finally:
            for stream in streams.values():
                stream.arrived.put(None)
                stream.acknowledged.release()

    def _handle(self, name, first, second, payload, send, streams) -> None:
        if name == "CNXN" and self._authorised:
            banner = f"device::ro.product.name=fake;ro.product.model=Fake;features={_FEATURES}"
            send("CNXN", _VERSION, _MAX_PAYLOAD, banner.encode())
        elif name in ("CNXN", "AUTH"):
            send("AUTH", 1, 0, bytes(20))  # a token to sign, again and again
        elif name == "OPEN":
            stream = Stream(send, len(streams) + 1, first)
            streams[stream.own] = stream
            send("OKAY", stream.own, stream.other)
            service = payload.rstrip(b"\0").decode()
            self._start(self._run, service, stream)
        elif name == "WRTE" and second in streams:
            streams[second].arrived.put(payload)
            send("OKAY", second, first)
        elif name == "OKAY" and second in streams:
            streams[second].acknowledged.release()
        elif name == "CLSE" and second in streams:
            streams[second].arrived.put(None)

    def _run(self, service: str, stream: Stream) -> None:
        try:
            if service.startswith("sync:"):
                _sync(stream, self._files)
            elif service.startswith("shell,v2"):
                status, output, error = self._shell(service.partition(":")[2])
                for packet, data in ((1, output), (2, error), (3, bytes([status & 255]))):
                    if data:
                        stream.write(struct.pack("<BI", packet, len(data)) + data)
            stream.close()
        except Disconnected:
            return


def _shut(connection: socket.socket) -> None:
    """Ends what waits for it in another thread, which then closes it."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _receive(connection: socket.socket) -> tuple[str, int, int, bytes]:
    code, first, second, length, _, _ = _HEADER.unpack(_exactly(connection, _HEADER.size))
    return code.to_bytes(4, "little").decode(), first, second, _exactly(connection, length)


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        try:
            part = connection.recv(size - len(data))
        except OSError as error:
            raise Disconnected from error
        if not part:
            raise Disconnected
        data += part
    return bytes(data)


def _sync(stream: Stream, files) -> None:
    """The file service: requests of four letters and a length."""
    while True:
        name, length = struct.unpack("<4sI", stream.read(8))
        if name == b"QUIT":
            return
        path = stream.read(length).decode()
        if name in (b"STA2", b"LST2"):
            error, mode, size = files.stat(path)
            numbers = (error, 0, 0, mode, 1, 0, 0, size, 0, 0, 0)
            stream.write(name + struct.pack("<IQQIIIIQqqq", *numbers))
        elif name == b"STAT":
            _, mode, size = files.stat(path)
            stream.write(name + struct.pack("<III", mode, size, 0))
        elif name == b"SEND":
            _receive_file(stream, files, *path.rsplit(",", 1))
        elif name == b"RECV":
            _send_file(stream, files, path)


def _receive_file(stream: Stream, files, path: str, mode: str) -> None:
    failed = ""
    with contextlib.closing(files.open_for_writing(path, int(mode))) as file:
        while True:
            name, length = struct.unpack("<4sI", stream.read(8))
            if name == b"DONE":  # the length is a time here
                break
            data = stream.read(length)
            if not failed:
                try:
                    file.write(data)
                except OSError as error:
                    failed = error.strerror
    if failed:
        message = f"couldn't write: {failed}".encode()
        stream.write(b"FAIL" + struct.pack("<I", len(message)) + message)
    else:
        stream.write(b"OKAY" + struct.pack("<I", 0))


def _send_file(stream: Stream, files, path: str) -> None:
    try:
        content = files.read(path)
    except OSError as error:
        message = f"open failed: {error.strerror}".encode()
        stream.write(b"FAIL" + struct.pack("<I", len(message)) + message)
        return
    for start in range(0, len(content), _SYNC_CHUNK):
        chunk = content[start : start + _SYNC_CHUNK]
        stream.write(b"DATA" + struct.pack("<I", len(chunk)) + chunk)
    stream.write(b"DONE" + struct.pack("<I", 0))
