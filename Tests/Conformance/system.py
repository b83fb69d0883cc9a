"""Runs a whole Switchboard with the simulator behind it, for a test class."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request

from simulator import ROOT, free_port

EXECUTABLE = os.environ.get("SWITCHBOARD_CLI", str(ROOT / ".build/debug/switchboard-cli"))
# Ports of a system lie within so many of its first one.
PORTS = 51
# What looks like a setting of ours and is none stops a service.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("SWITCHBOARD_")}
OWNER = ("owner@northwind.example", "correct horse battery staple")


def free_base() -> int:
    """A port below those that the system gives out by itself, with the ports behind it most probably free too."""
    return 20_000 + free_port() % 10_000


class SystemTestCase(unittest.TestCase):
    """A test class with a system of its own."""

    # Who owns its organization: address and password.
    owner = OWNER

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="swb-conformance-")
        cls.data = str(pathlib.Path(cls.folder.name) / "data")
        command = [EXECUTABLE, "up", "--data", cls.data, "--port-base", str(free_base()), "--simulator", "--json"]
        cls.log = open(pathlib.Path(cls.folder.name) / "up.log", "w+")
        cls.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=cls.log, text=True, env=ENVIRONMENT)
        cls.addClassCleanup(cls.stop)
        cls.status = cls.first_object()
        cls.edge = cls.status["edge"]
        cls.organization = cls.command(
            "org", "create", "--name", "Northwind", "--owner-email", cls.owner[0], "--owner-password", cls.owner[1]
        )["org_id"]

    @classmethod
    def first_object(cls) -> dict:
        """Where everything is: printed once all of it serves."""
        lines = []
        while not lines or lines[-1] != "}\n":
            line = cls.process.stdout.readline()
            if not line:
                cls.log.seek(0)
                raise RuntimeError(f"the system does not start: {cls.log.read()[-2000:]}")
            lines.append(line)
        return json.loads("".join(lines))

    @classmethod
    def stop(cls):
        cls.process.terminate()
        cls.process.wait(timeout=60)
        cls.process.stdout.close()
        cls.log.close()
        cls.folder.cleanup()

    @classmethod
    def command(cls, *arguments: str):
        """What a command of the command line answers."""
        done = subprocess.run(
            [EXECUTABLE, *arguments, "--data", cls.data, "--json"],
            capture_output=True,
            env=ENVIRONMENT,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{arguments[:2]} failed: {done.stderr[-500:]}")
        return json.loads(done.stdout)

    @classmethod
    def source(cls, provider: str, secret: str) -> str:
        """The URL of a new source."""
        return cls.command(
            "source", "create", "--org", cls.organization, "--provider", provider, "--secret", secret
        )["url"]

    @staticmethod
    def send(url: str, body: bytes | None, headers: dict, method: str = "POST"):
        """Status and content of the answer."""
        request = urllib.request.Request(url, data=body, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    @classmethod
    def simulated(cls, path: str, body: dict | None = None):
        """What a control route of the simulator answers."""
        url = f"{cls.status['simulator']}/simulator/{path}"
        if body is None:
            status, content = cls.send(url, None, {}, "GET")
        else:
            status, content = cls.send(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
        if status >= 300:
            raise RuntimeError(f"{path}: {status} {content[:300]}")
        return json.loads(content) if content else None
