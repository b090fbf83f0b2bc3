"""Starts a simulator as a process."""

from __future__ import annotations

import collections
import json
import os
import shlex
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any, Sequence

from .control import Control
from .errors import StartError
from .simulator import Simulator

#: The time to wait until a process has stopped.
_STOP_TIMEOUT_SECONDS = 10.0
#: The maximum number of output lines in an error message.
_MAX_OUTPUT_LINES = 100


def find_command(folder: str | Path = ".") -> list[str]:
    """Returns the command that starts the simulator.

    That is ``node_modules/.bin/ccgw`` of a folder or of one above it, else ``ccgw`` on the path, else ``npx cc-gateway-simulator``.

    Raises:
        StartError: neither ``ccgw`` nor ``npx`` is there.
    """
    at = Path(folder).resolve()
    for parent in (at, *at.parents):
        found = shutil.which("ccgw", path=str(parent / "node_modules" / ".bin"))
        if found is not None:
            return [found]
    on_path = shutil.which("ccgw")
    if on_path is not None:
        return [on_path]
    npx = shutil.which("npx")
    if npx is None:
        raise StartError(
            "Neither ccgw nor npx was found. Install Node 20.19 or newer and run `npm install --save-dev cc-gateway-simulator`, "
            "or set CCGW_COMMAND to the command that starts the simulator"
        )
    return [npx, "--yes", "cc-gateway-simulator"]


def start(
    *,
    command: str | Sequence[str] | None = None,
    scenario: str | None = None,
    options: Sequence[str] = (),
    cwd: str | Path = ".",
    timeout: float = 120.0,
) -> Simulator:
    """Starts a simulator on free ports, with a manual clock. It stops at the end of its ``with`` statement, and when this process ends.

    Args:
        command: the command, as a text or as a list; by default, that of the variable CCGW_COMMAND or of :func:`find_command`.
        scenario: the scenario of the world ``default``: a file, or the name of a shipped one.
        options: further options of ``ccgw serve``, such as ``["--auth-mode", "dynamic"]``.
        cwd: the folder in which it starts.
        timeout: seconds to wait until it is ready; npx may have to download it first.

    Raises:
        StartError: it did not start. The message has its output.
    """
    wanted = command or os.environ.get("CCGW_COMMAND") or find_command(cwd)
    words = shlex.split(wanted) if isinstance(wanted, str) else list(wanted)
    certs = tempfile.TemporaryDirectory(prefix="ccgw-certs-")
    # The end of standard input stops the simulator, even if this process is killed.
    ports = ["--host", "127.0.0.1", "--port", "0", "--control-host", "127.0.0.1", "--control-port", "0", "--stop-with-stdin"]
    quiet = ["--clock", "manual", "--log-format", "json", "--log-level", "warn", "--certs-dir", certs.name]
    arguments = [*words, "serve", *([] if scenario is None else [scenario]), *ports, *quiet, *options]
    # Variables such as CCGW_PORT are for another simulator.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CCGW_")}
    try:
        process = subprocess.Popen(
            arguments,
            cwd=cwd,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        certs.cleanup()
        raise StartError(f"{shlex.join(words)} could not be started: {error}") from error
    output = _Output(process)

    def stop() -> None:
        _stop(process, output.ready)
        certs.cleanup()

    ready = output.wait(timeout)
    if ready is None:
        stop()
        raise StartError(f"{shlex.join(arguments)} was not ready within {timeout:g} s, or ended before it was ready. It printed:\n{output.text}")
    try:
        return Simulator(Control(ready["control"]), on_close=stop)
    except BaseException:
        stop()
        raise


class _Output:
    """Reads the output of a simulator, so that the simulator never waits for a reader."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        #: The members of the ready line; None before it is printed.
        self.ready: dict[str, Any] | None = None
        self._lines: collections.deque[str] = collections.deque(maxlen=_MAX_OUTPUT_LINES)
        self._decided = threading.Event()
        self._process = process
        threading.Thread(target=self._read, name="ccgw-output", daemon=True).start()

    @property
    def text(self) -> str:
        """The last lines of the output."""
        return "".join(self._lines)

    def wait(self, seconds: float) -> dict[str, Any] | None:
        """Waits for the ready line, and returns its members; None if the process ends first, or the time is over."""
        self._decided.wait(seconds)
        return self.ready

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.append(line)
            if self.ready is None and line.startswith('{"ready":true'):
                self.ready = json.loads(line)
                self._decided.set()
        self._decided.set()


def _stop(process: subprocess.Popen[str], ready: dict[str, Any] | None) -> None:
    """Ends the standard input of a simulator, which stops it, and kills it if that takes too long.

    A simulator that was never ready has half a second.
    """
    assert process.stdin is not None
    try:
        process.stdin.close()
    except OSError:
        pass  # It has ended already.
    try:
        process.wait(_STOP_TIMEOUT_SECONDS if ready is not None else 0.5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
