"""The conformance list: every kind of call, limits and bad frames, against a running server.

    conformance.py HOST:PORT TOKEN PROTO_DIR

PROTO_DIR holds what protoc --python_out made of proto/. Prints one line a check and ends with 1 if one failed.
"""

import struct
import sys
import traceback

from client import (
    ACK, BODY_LIMIT, EMPTY, END, LAST, MESSAGE, MORE, PING, REQUEST, SETTINGS, Closed, Connection, method_id, wait_for,
)

host, port = sys.argv[1].rsplit(":", 1)
ADDRESS, TOKEN = (host, int(port)), sys.argv[2]
sys.path.insert(0, sys.argv[3])

from switchboard.rpc.v1 import error_pb2, health_pb2  # noqa: E402
from switchboard.test.v1 import streams_pb2 as echo  # noqa: E402

SERVICE = "switchboard.test.v1.EchoService/"
OK, CANCELLED, INVALID, LATE, NOT_FOUND, DENIED, EXHAUSTED, UNIMPLEMENTED, UNAUTHENTICATED = 0, 1, 3, 4, 5, 7, 8, 12, 16
CHECKS = []


def check(title):
    def add(body):
        CHECKS.append((title, body))
        return body

    return add


def connect(**options):
    return Connection(ADDRESS, token=options.pop("token", TOKEN), **options)


def echoed(connection, **options):
    request = echo.EchoRequest(id=options.pop("id", "x"), payload=options.pop("payload", b""))
    return connection.unary(SERVICE + options.pop("method", "Echo"), request, echo.EchoResponse, error_pb2.Error, **options)


def closes(connection, code=1):
    """Reads until the server says goodbye with that code; answers its text."""
    try:
        while True:
            connection.receive()
    except Closed as closed:
        assert closed.goaway, "closed without a GOAWAY"
        assert closed.goaway[1] == code, closed.goaway
        assert closed.goaway[2], "a GOAWAY without a text"
        return closed.goaway[2]


@check("the method ids are FNV-1a of the full names")
def _():
    assert method_id("switchboard.rpc.v1.Health/Check") == 0xAC5330ECC5F9C888


@check("health answers")
def _():
    answer = connect().unary(
        "switchboard.rpc.v1.Health/Check", health_pb2.CheckRequest(), health_pb2.CheckResponse, error_pb2.Error)
    assert answer.code == OK and answer.messages[0].status == health_pb2.SERVING_STATUS_SERVING


for method in ("Echo", "EchoInline", "EchoOffloaded"):
    @check(f"unary: {method} sends back what it got, text and bytes whole")
    def _(method=method):
        answer = echoed(connect(), method=method, id="é\0🦊", payload=bytes(range(256)))
        assert answer.code == OK
        assert answer.messages[0].id == "é\0🦊" and answer.messages[0].payload == bytes(range(256))


@check("an empty message is a message")
def _():
    answer = echoed(connect(), id="")
    assert answer.code == OK and len(answer.messages) == 1


@check("a message of a megabyte is split and put together again")
def _():
    answer = echoed(connect(), payload=b"\x5a" * 1_000_000)
    assert answer.code == OK and answer.messages[0].payload == b"\x5a" * 1_000_000


@check("many calls on one connection end once each")
def _():
    connection = connect()
    calls = [
        connection.open(SERVICE + "Echo", flags=LAST, body=echo.EchoRequest(id=str(n)).SerializeToString())
        for n in range(30)
    ]
    ended = {}
    while len(ended) < 30:
        frame = connection.receive()
        assert frame.kind == END and frame.call not in ended
        ended[frame.call] = echo.EchoResponse.FromString(frame.body).id
    assert ended == {call: str(n) for n, call in enumerate(calls)}


@check("server stream: every message in order, then the end")
def _():
    connection = connect()
    call = connection.send(
        None, echo.CountRequest(count=1_000, size=1_024).SerializeToString(), last=True, kind=REQUEST, name=SERVICE + "Count")
    answer = connection.finish(call, echo.EchoResponse.FromString, error_pb2.Error)
    assert answer.code == OK and len(answer.messages) == 1_000
    assert all(len(message.payload) == 1_024 for message in answer.messages)


@check("server stream: an error after messages keeps the messages and tells its reason")
def _():
    connection = connect()
    call = connection.send(
        None, echo.CountRequest(count=3, fail="on_purpose").SerializeToString(), last=True, kind=REQUEST,
        name=SERVICE + "Count")
    answer = connection.finish(call, echo.EchoResponse.FromString, error_pb2.Error)
    assert answer.code != OK and answer.reason == "on_purpose" and len(answer.messages) == 3


@check("server stream: without credit at most one window comes, and credit lets it go on")
def _():
    connection = connect(settings={2: BODY_LIMIT})
    call = connection.send(
        None, echo.CountRequest(count=1_000, size=1_000).SerializeToString(), last=True, kind=REQUEST, name=SERVICE + "Count")
    connection.socket.settimeout(1)
    received, cut = 0, b""
    try:
        while True:
            frame = connection.receive()
            received += len(frame.body)
            cut = cut + frame.body if frame.flags & MORE else b""
    except TimeoutError:
        pass
    assert 0 < received <= BODY_LIMIT, received
    connection.socket.settimeout(20)
    connection.credit(call, 1 << 20)
    answer = connection.finish(call, echo.EchoResponse.FromString, error_pb2.Error, begun=cut)
    assert answer.code == OK


@check("a stream that is not read delays no other call of its connection")
def _():
    connection = connect(settings={2: BODY_LIMIT})
    connection.send(
        None, echo.CountRequest(count=10_000, size=1_000).SerializeToString(), last=True, kind=REQUEST, name=SERVICE + "Count")
    for _ in range(20):
        assert echoed(connection).code == OK


@check("client stream: half-close ends it and the sum comes back")
def _():
    connection = connect()
    call = connection.send(None, echo.EchoRequest(payload=b"a").SerializeToString(), kind=REQUEST, name=SERVICE + "Gather")
    for _ in range(4):
        connection.send(call, echo.EchoRequest(payload=b"abc").SerializeToString())
    connection.half_close(call)
    answer = connection.finish(call, echo.GatherResponse.FromString, error_pb2.Error)
    assert answer.code == OK and answer.messages[0].count == 5


@check("both ways: each message is answered while the call is open")
def _():
    connection = connect()
    call = connection.send(None, echo.EchoRequest(id="0").SerializeToString(), kind=REQUEST, name=SERVICE + "Converse")
    seen = []

    def answer(message):
        seen.append(message.id)
        if len(seen) < 5:
            connection.send(call, echo.EchoRequest(id=str(len(seen))).SerializeToString())
        else:
            connection.half_close(call)

    result = connection.finish(call, echo.EchoResponse.FromString, error_pb2.Error, on_message=answer)
    assert result.code == OK and seen == ["0", "1", "2", "3", "4"]


@check("CANCEL ends a call that would never end, and its slot is free again")
def _():
    connection = connect()
    call = connection.send(None, echo.CountRequest(size=1).SerializeToString(), last=True, kind=REQUEST,
                           name=SERVICE + "Watch", timeout_ms=0xFFFFFFFF)
    connection.cancel(call)
    assert connection.finish(call, echo.EchoResponse.FromString, error_pb2.Error).code == CANCELLED
    assert echoed(connection).code == OK


@check("a deadline ends a call on the server's side")
def _():
    connection = connect()
    call = connection.send(None, echo.CountRequest(size=1).SerializeToString(), last=True, kind=REQUEST,
                           name=SERVICE + "Watch", timeout_ms=150)
    assert connection.finish(call, echo.EchoResponse.FromString, error_pb2.Error).code == LATE


@check("a method that nobody has is refused by name and nothing else happens")
def _():
    connection = connect()
    answer = echoed(connection, method="Nothing")
    assert answer.code == UNIMPLEMENTED and answer.bits & 1
    assert echoed(connection).code == OK


@check("a message that does not unpack is the caller's fault and was not processed")
def _():
    connection = connect()
    call = connection.open(SERVICE + "Echo", flags=LAST, body=b"\xff\xff\xff")
    answer = connection.finish(call, bytes, error_pb2.Error)
    assert answer.code == INVALID and answer.reason == "malformed_message" and answer.bits & 3 == 3
    call = connection.open(SERVICE + "Echo", flags=LAST, body=b"\x0a\x02\xff\xfe")
    answer = connection.finish(call, bytes, error_pb2.Error)
    assert answer.code == INVALID, "text that is not UTF-8"
    assert echoed(connection).code == OK


@check("a message above the limit is never taken in: END with NO_RETRY, or GOAWAY where there is no credit for it")
def _():
    connection = connect()
    echoed(connection)
    try:
        answer = echoed(connection, payload=b"x" * (connection.peer[3] + 1))
        assert answer.code == EXHAUSTED and answer.bits & 2
    except Closed as closed:
        assert closed.goaway and closed.goaway[1] == 4, closed.goaway
    assert echoed(connect()).code == OK


@check("PING is answered with the same bytes")
def _():
    connection = connect()
    connection.frame(PING, 0, 0, b"12345678")
    frame = connection.receive()
    assert frame.kind == PING and frame.flags & ACK and frame.head == b"12345678"


@check("an unknown extension frame is skipped")
def _():
    connection = connect()
    connection.frame(200, 0, 0, body=b"whatever")
    assert echoed(connection).code == OK


@check("a wrong token is refused, and nothing runs")
def _():
    connection = connect(token="wrong")
    try:
        answer = echoed(connection)
        assert answer.code == UNAUTHENTICATED, answer.code
    except Closed as closed:
        assert closed.goaway and closed.goaway[1] == 7, closed.goaway


BAD = {
    "a frame of 2^17 bytes": lambda c: c.raw(struct.pack("<IBBHQ", 1 << 17, MESSAGE, 0, 0, 1)),
    "two gigabytes promised": lambda c: c.raw(struct.pack("<IBBHQ", 0x7FFFFFFF, REQUEST, 0, 0, 1)),
    "an unknown frame type": lambda c: c.frame(99, 0, 1),
    "an unknown flag": lambda c: c.frame(MESSAGE, 64, 1),
    "a head that is cut off": lambda c: c.raw(struct.pack("<IBBHQ", 4, REQUEST, 0, 0, 1) + b"abcd"),
    "meta longer than its frame": lambda c: c.raw(struct.pack("<IBBHQ", 40, REQUEST, LAST, 100, 1) + bytes(40)),
    "call 0 for a request": lambda c: c.open(SERVICE + "Echo", flags=LAST, call=0),
    "a call id that does not rise": lambda c: [c.open(SERVICE + "Echo", flags=LAST, call=n) for n in (5, 5)],
    "a second SETTINGS": lambda c: c.frame(SETTINGS, 0, 0),
}
for name, send in BAD.items():
    @check(f"protocol fault: {name} ends the connection with the rule")
    def _(send=send):
        connection = connect()
        send(connection)
        closes(connection)


@check("protocol fault: more bytes than the window end the connection")
def _():
    connection = connect()
    call = connection.send(None, b"", kind=REQUEST, name=SERVICE + "Converse")
    try:
        for _ in range(200):
            connection.frame(MESSAGE, 0, call, body=echo.EchoRequest(payload=b"x" * 60_000).SerializeToString())
        closes(connection, code=4)
    except (BrokenPipeError, ConnectionResetError):
        pass


@check("protocol fault: a CREDIT that takes the window past 2^31 ends the connection")
def _():
    connection = connect()
    call = connection.open(SERVICE + "Converse", flags=EMPTY)
    connection.credit(call, 0xFFFFFFFF)
    closes(connection, code=4)


@check("a wrong client is told so in the first bytes")
def _():
    connection = connect(greet=False)
    connection.raw(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    answer = connection.socket.recv(4096)
    assert answer.startswith(b"HTTP/1.1 400") or b"HTTP/1.1 400" in answer, answer


@check("a flood of cancelled calls is refused or ended, and others go on")
def _():
    flood, other = connect(), connect()
    try:
        for _ in range(20_000):
            call = flood.open(SERVICE + "Watch", flags=LAST, timeout_ms=0xFFFFFFFF)
            flood.cancel(call)
    except (BrokenPipeError, ConnectionResetError, TimeoutError):
        pass
    assert echoed(other).code == OK


def main():
    wait_for(ADDRESS)
    failed = 0
    for title, body in CHECKS:
        try:
            body()
            print(f"ok      {title}")
        except Exception as error:  # noqa: BLE001: whatever went wrong is told
            failed += 1
            print(f"FAILED  {title}: {type(error).__name__} {error}")
            traceback.print_exc()
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
