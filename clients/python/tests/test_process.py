"""Tests of starting and stopping a simulator."""

import os
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import ccgw as package
from ccgw import ConnectError, StartError

COMMAND = os.environ.get("CCGW_COMMAND")


def test_a_simulator_stops_at_the_end_of_its_with_statement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCGW_PORT", "not a port")
    with package.start(command=COMMAND, scenario="manual-answer") as simulator:
        url = simulator.control_url
        assert simulator.world().agent(101).state == "signedOut"
        assert Path(simulator.ca_file).read_text() == simulator.ca
    with pytest.raises(ConnectError):
        package.connect(url, timeout=5)
    assert not Path(simulator.ca_file).exists()


def test_a_simulator_ends_when_the_process_that_started_it_is_killed() -> None:
    program = """
        import os, signal, sys, ccgw
        simulator = ccgw.start(command=os.environ.get("CCGW_COMMAND"))
        print(simulator.control_url, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True)
    assert killed.returncode == -9, killed.stderr
    url = urlsplit(killed.stdout.strip())
    # The simulator notices the end of its standard input, and closes its port a moment later.
    deadline = time.monotonic() + 300
    while accepts_connections(str(url.hostname), int(url.port or 0)):
        assert time.monotonic() < deadline, "the simulator still runs"
        time.sleep(0.05)


def accepts_connections(host: str, port: int) -> bool:
    """Returns whether a server listens at an address."""
    try:
        socket.create_connection((host, port), timeout=5).close()
    except OSError:
        return False
    return True


def test_a_start_that_fails_shows_the_output() -> None:
    with pytest.raises(StartError, match='(?s)ended before it was ready. It printed:\n.*"nowhere"'):
        package.start(command=COMMAND, scenario="nowhere")
    with pytest.raises(StartError, match="no-such-program could not be started"):
        package.start(command="no-such-program")
    with pytest.raises(StartError, match="was not ready within 0.1 s"):
        package.start(command=[sys.executable, "-c", "input()"], timeout=0.1)


def test_a_started_simulator_whose_control_api_fails_is_stopped(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    ready = '{"ready":true,"control":"http://127.0.0.1:1"}'
    script = f"import pathlib, sys; print({ready!r}, flush=True); sys.stdin.read(); pathlib.Path({str(ended)!r}).touch()"
    with pytest.raises(ConnectError):
        package.start(command=[sys.executable, "-c", script])
    assert ended.exists()


def test_the_command_is_that_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "node_modules" / ".bin"
    folder.mkdir(parents=True)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    program = folder / "ccgw"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert package.find_command(tmp_path / "deep" / "er") == [str(program)]
    program.unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StartError, match="npm install --save-dev cc-gateway-simulator"):
        package.find_command(tmp_path)
    npx = tmp_path / "npx"
    npx.write_text("#!/bin/sh\n")
    npx.chmod(0o755)
    assert package.find_command(tmp_path) == [str(npx), "--yes", "cc-gateway-simulator"]
    program = tmp_path / "ccgw"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert package.find_command(tmp_path) == [str(program)]
