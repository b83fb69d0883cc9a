"""A client of the wire protocol, written from docs/wire.md alone, on Google's protobuf runtime.

One thread, blocking sockets: `Connection` speaks frames, `Connection.call` makes a call of any kind.
"""

import socket
import struct
import time

SETTINGS, REQUEST, MESSAGE, END, CANCEL, CREDIT, PING, GOAWAY = range(1, 9)
LAST, MORE, EMPTY, COMPRESSED, ACK = 1, 2, 4, 8, 16
BODY_LIMIT = 65_536
WINDOW = 262_144


def method_id(name):
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def pack_meta(entries):
    return b"".join(struct.pack("<BH", len(k), len(v)) + k.encode() + v for k, v in entries)


def unpack_meta(data):
    entries, place = [], 0
    while place < len(data):
        key_length, value_length = struct.unpack_from("<BH", data, place)
        place += 3
        key, place = data[place : place + key_length].decode(), place + key_length
        entries.append((key, data[place : place + value_length]))
        place += value_length
    return entries


class Closed(Exception):
    """The server ended the connection: with the GOAWAY it sent, or None."""

    def __init__(self, goaway=None):
        super().__init__(goaway)
        self.goaway = goaway


class Frame:
    def __init__(self, kind, flags, call, head, meta, body):
        self.kind, self.flags, self.call, self.head, self.meta, self.body = kind, flags, call, head, meta, body


class Result:
    """How a call ended: END's head, the error's reason and message, messages and metadata."""

    def __init__(self):
        self.messages, self.leading, self.trailing = [], [], []
        self.code = self.bits = self.retry_after_ms = None
        self.reason = self.text = ""


HEAD_SIZES = {REQUEST: 40, END: 16, CANCEL: 8, CREDIT: 8, PING: 8, GOAWAY: 16}


class Connection:
    def __init__(self, address, service="conformance", token="", settings=None, greet=True, timeout=20):
        self.socket = socket.create_connection(address, timeout=timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.last_call = 0
        self.peer = {1: 32, 2: BODY_LIMIT, 3: 1 << 20, 4: 4096}
        self.peer_meta = []
        self.greeted = False
        if greet:
            pairs = {1: 32, 2: WINDOW, 3: 4 << 20, 4: 8192} | (settings or {})
            self.raw(b"SWBD\x01\x00\x00\x00")
            meta = pack_meta([("service", service.encode()), ("token", token.encode())])
            body = b"".join(struct.pack("<II", k, v) for k, v in pairs.items())
            self.frame(SETTINGS, 0, 0, b"", meta, body)

    def close(self):
        self.socket.close()

    def raw(self, data):
        self.socket.sendall(data)

    def frame(self, kind, flags, call, head=b"", meta=b"", body=b""):
        length = len(head) + len(meta) + len(body)
        self.raw(struct.pack("<IBBHQ", length, kind, flags, len(meta), call) + head + meta + body)

    def read(self, count):
        while len(self.buffer) < count:
            data = self.socket.recv(1 << 18)
            if not data:
                raise Closed()
            self.buffer += data
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def receive(self):
        """The next frame that is about a call; those about the connection are dealt with here."""
        if not self.greeted:
            preamble = self.read(8)
            assert preamble[:5] == b"SWBD\x01", preamble
            self.greeted = True
        while True:
            length, kind, flags, meta_length, call = struct.unpack("<IBBHQ", self.read(16))
            assert length < 1 << 17, "a frame of %d bytes" % length
            rest = self.read(length)
            size = HEAD_SIZES.get(kind, 0)
            frame = Frame(kind, flags, call, rest[:size], rest[size : size + meta_length], rest[size + meta_length :])
            if kind == SETTINGS:
                self.peer.update(struct.iter_unpack("<II", frame.body))
                self.peer_meta = unpack_meta(frame.meta)
            elif kind == PING and not flags & ACK:
                self.frame(PING, ACK, 0, frame.head)
            elif kind == GOAWAY:
                last, code, _ = struct.unpack("<QII", frame.head)
                raise Closed((last, code, frame.body.decode()))
            elif kind < 128:
                return frame

    def open(self, name, timeout_ms=10_000, flags=0, body=b"", meta=b"", call=None, attempt=0, method=None):
        """Sends a REQUEST and answers the call's number."""
        self.last_call = call if call is not None else self.last_call + 1
        head = struct.pack("<QIBBBB", method or method_id(name), timeout_ms, attempt, 1, 0, 0) + bytes(24)
        self.frame(REQUEST, flags, self.last_call, head, meta, body)
        return self.last_call

    def send(self, call, message, last=False, kind=MESSAGE, **request):
        """A message in as many frames as it takes; with `kind` REQUEST it opens the call."""
        parts = [message[i : i + BODY_LIMIT] for i in range(0, len(message), BODY_LIMIT)] or [b""]
        for number, part in enumerate(parts):
            is_final = number == len(parts) - 1
            flags = (0 if is_final else MORE) | (LAST if is_final and last else 0)
            if number == 0 and kind == REQUEST:
                call = self.open(flags=flags, body=part, **request)
            else:
                self.frame(MESSAGE, flags, call, body=part)
        return call

    def half_close(self, call):
        self.frame(MESSAGE, LAST | EMPTY, call)

    def cancel(self, call, reason=1):
        self.frame(CANCEL, 0, call, struct.pack("<II", reason, 0))

    def credit(self, call, count):
        self.frame(CREDIT, 0, call, struct.pack("<II", count, 0))

    def finish(self, call, parse, error_type, on_message=None, gives_credit=True, begun=b""):
        """Reads until the call's END. `on_message` hears every message as it comes; `begun` is a message's first part."""
        result, parts, is_first = Result(), begun, True
        while True:
            frame = self.receive()
            if frame.call != call or frame.kind not in (MESSAGE, END):
                continue
            meta = unpack_meta(frame.meta)
            if frame.kind == END:
                result.trailing = meta
            elif is_first:
                result.leading = meta
            is_first = False
            if frame.kind == MESSAGE or struct.unpack_from("<B", frame.head)[0] == 0:
                if not frame.flags & EMPTY:
                    parts += frame.body
                    if gives_credit and frame.kind == MESSAGE and frame.body:
                        self.credit(call, len(frame.body))
                    if not frame.flags & MORE:
                        result.messages.append(parse(parts))
                        parts = b""
                        if on_message:
                            on_message(result.messages[-1])
            if frame.kind == END:
                head = struct.unpack("<BBHIII", frame.head)
                result.code, result.bits, result.retry_after_ms = head[0], head[1], head[3]
                if result.code:
                    error = error_type.FromString(frame.body)
                    result.reason, result.text = error.reason, error.message
                return result

    def unary(self, name, request, response_type, error_type, **options):
        call = self.send(None, request.SerializeToString(), last=True, kind=REQUEST, name=name, **options)
        return self.finish(call, response_type.FromString, error_type)


def wait_for(address, seconds=20):
    """Until something listens there."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(address, timeout=1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
