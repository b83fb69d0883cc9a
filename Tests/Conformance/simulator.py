"""Runs switchboard-simulator for a test class and talks to its control routes."""

import json
import os
import pathlib
import socket
import subprocess
import time
import unittest
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXECUTABLE = os.environ.get("SWITCHBOARD_SIMULATOR", str(ROOT / ".build/debug/switchboard-simulator"))
START_LIMIT_SECONDS = 30


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class SimulatorTestCase(unittest.TestCase):
    """A test class with a simulator of its own, reset before each test."""

    @classmethod
    def setUpClass(cls):
        cls.port = free_port()
        cls.origin = f"http://127.0.0.1:{cls.port}"
        # With --supervised it ends with the pipe, whatever becomes of this process.
        cls.process = subprocess.Popen(
            [EXECUTABLE, "--port", str(cls.port), "--seed", "1", "--supervised"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while True:
            try:
                urllib.request.urlopen(cls.origin + "/healthz", timeout=1).close()
                return
            except (urllib.error.URLError, ConnectionError):
                if cls.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the simulator does not start")
                time.sleep(0.02)

    @classmethod
    def tearDownClass(cls):
        cls.process.stdin.close()
        cls.process.wait(timeout=30)

    def setUp(self):
        self.control("reset")

    def url(self, provider: str) -> str:
        return f"{self.origin}/{provider}"

    def control(self, path: str, body: dict | None = None):
        return self._send("POST", path, body or {})

    def items(self, path: str) -> list:
        return self._send("GET", path, None)["items"]

    def _send(self, method: str, path: str, body):
        request = urllib.request.Request(
            f"{self.origin}/simulator/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            content = response.read()
        return json.loads(content) if content else None
