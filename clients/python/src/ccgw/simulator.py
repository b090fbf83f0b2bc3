"""Simulators: connects to a running one, and creates worlds in it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Callable

from .control import Control, omit_none
from .world import World


class Simulator:
    """A running simulator. :func:`ccgw.connect` and :func:`ccgw.start` return one. The end of its ``with`` statement closes it."""

    def __init__(
        self, control: Control, *, gateway_url: str | None = None, on_close: Callable[[], None] | None = None
    ) -> None:
        self.control = control
        #: The CA certificate that clients of the gateway must trust, as PEM.
        self.ca: str = control.request("GET", "/ca.pem")
        self._gateway_url = None if gateway_url is None else gateway_url.rstrip("/")
        #: The URL of the gateway for clients of the world ``default``.
        self.url: str = self._gateway_url or control.request("GET", "/simulator")["gateway"]
        self._on_close = on_close
        self._folder = tempfile.TemporaryDirectory(prefix="ccgw-")
        file = Path(self._folder.name) / "ca.pem"
        file.write_text(self.ca)
        #: A file with the CA certificate.
        self.ca_file = str(file)

    @property
    def control_url(self) -> str:
        """The address of the control API."""
        return self.control.url

    def world(self, name: str = "default") -> World:
        """Returns a handle for a world that exists."""
        url = self.url if name == "default" else f"{self.url}/w/{name}"
        return World(self.control, name=name, url=url, ca=self.ca, ca_file=self.ca_file)

    def allocate(
        self,
        *,
        scenario: str | dict[str, Any] | None = None,
        clock: str | None = None,
        seed: int | str | None = None,
        start: str | None = None,
        settings: dict[str, Any] | None = None,
        ttl: str | None = None,
        name: str | None = None,
    ) -> World:
        """Creates a world for one test. Its name is random unless given, so that parallel tests never collide.

        Args:
            scenario: the name of a shipped scenario, or a scenario as YAML text or as a dict.
            clock: ``"manual"``, or a multiple of wall time such as ``"60x"``.
            seed: the random seed, or ``"random"``.
            start: the world time at the start, such as ``"2026-01-05T09:00:00Z"``.
            settings: settings of the world.
            ttl: the wall time without a request after which the world is deleted; ten minutes unless given.
            name: the name of the world.

        Raises:
            ControlError: with all mistakes of the scenario in ``errors``.
        """
        body = omit_none(
            scenario=scenario, clock=clock, seed=seed, start=start, settings=settings, ttl=ttl, name=name
        )
        made = self.control.request("POST", "/allocations", body)
        url = made["url"] if self._gateway_url is None else f"{self._gateway_url}/w/{made['name']}"
        return World(self.control, name=made["name"], url=url, ca=self.ca, ca_file=self.ca_file)

    def worlds(self) -> list[dict[str, Any]]:
        """Returns all worlds, oldest first."""
        return self.control.request("GET", "/worlds")["worlds"]

    def close(self) -> None:
        """Stops the simulator if :func:`ccgw.start` started it, and removes the file with the certificate."""
        on_close, self._on_close = self._on_close, None
        if on_close is not None:
            on_close()
        self._folder.cleanup()

    def __enter__(self) -> Simulator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Simulator at {self.url}, control API at {self.control_url}>"


def connect(
    url: str = "http://127.0.0.1:8044",
    *,
    token: str | None = None,
    gateway_url: str | None = None,
    timeout: float = 30.0,
) -> Simulator:
    """Connects to a running simulator. Closing it leaves the simulator running.

    Args:
        url: the address of the control API.
        token: the bearer token, if the simulator requires one.
        gateway_url: the address of the gateway as clients reach it, if that is not its own one, as with mapped ports of a container.
        timeout: seconds to wait for an answer.

    Raises:
        ConnectError: no simulator answers there.
        ValueError: the address does not begin with ``http://`` or ``https://``.
        ControlError: the token is wrong. With ``gateway_url``, only the next request shows that.
    """
    return Simulator(Control(url, token=token, timeout=timeout), gateway_url=gateway_url)
