"""Worlds: isolated contact centers, one for each test."""

from __future__ import annotations

import ssl
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .agent import Agent
from .call import Call
from .control import Control, encode_segment, parse_seconds
from .trust import ssl_context, trusting_session

if TYPE_CHECKING:
    import requests


class World:
    """An isolated contact center with its own agents, calls, clock and journal.

    The ``with`` statement deletes an allocated world at its end.
    """

    def __init__(self, control: Control, *, name: str, url: str, ca: str, ca_file: str) -> None:
        #: The name of the world.
        self.name = name
        #: The URL of the gateway for clients of this world, without ``/agentgateway/resource``.
        self.url = url.rstrip("/")
        #: The certificate that clients must trust, as PEM.
        self.ca = ca
        #: A file with this certificate: the ``verify`` of requests.
        self.ca_file = ca_file
        self._control = control
        self._path = f"/worlds/{encode_segment(name)}"

    @property
    def resource(self) -> str:
        """The root of all interfaces: the URL and ``/agentgateway/resource``."""
        return f"{self.url}/agentgateway/resource"

    def ssl_context(self) -> ssl.SSLContext:
        """Returns a TLS context that trusts only the simulator: for httpx, aiohttp, urllib and http.client."""
        return ssl_context(self.ca)

    def session(self) -> requests.Session:
        """Returns a ``requests`` session that trusts only the simulator, whatever the environment says.

        In an ordinary session, the variable REQUESTS_CA_BUNDLE overrides ``verify``, and a proxy variable sends the requests to a proxy.
        """
        return trusting_session(self.ca_file)

    def agent(self, id: int) -> Agent:
        """Returns a handle for an agent."""
        return Agent(self._control, self._path, id)

    def incoming_call(self, to: dict[str, Any], **members: Any) -> Call:
        """Creates the call of a customer. Returns a handle for the call.

        Args:
            to: ``{"queue": 25}`` or ``{"agent": 101}``.
            members: further members of the call: ``called``, ``patience``, ``talk``, ``data``, ``media``, and ``from`` as ``from_``.
        """
        body = {name.rstrip("_"): value for name, value in members.items()}
        return Call(self._control, self._path, self._control.request("POST", f"{self._path}/calls", {"to": to, **body}))

    def advance(self, by: str) -> dict[str, Any]:
        """Advances the clock by a duration such as ``"30s"``, or to the ``"next"`` entry. Returns ``now`` and how many entries ``ran``."""
        body = {"to": "next"} if by == "next" else {"by": by}
        # Simulating a busy month takes minutes.
        return self._control.request("POST", f"{self._path}/clock/advance", body, timeout=600.0)

    def clock(self) -> dict[str, Any]:
        """Returns the world time (``now``), the ``mode`` of the clock, and the time of the ``next`` scheduled entry."""
        return self._control.request("GET", f"{self._path}/clock")

    def set_clock(self, mode: str) -> dict[str, Any]:
        """Sets the mode of the clock: ``"manual"``, or a multiple of wall time such as ``"60x"``."""
        return self._control.request("PUT", f"{self._path}/clock", {"mode": mode})

    def journal(self, **query: Any) -> list[dict[str, Any]]:
        """Returns the requests of clients, oldest first.

        The query can have ``agent``, ``operation``, ``retcode``, ``phase`` and ``limit``.
        """
        return self._control.request("GET", f"{self._path}/journal", query=query)["entries"]

    def clear_journal(self) -> None:
        """Deletes all entries of the journal, and the tape."""
        self._control.request("DELETE", f"{self._path}/journal")

    def verify(self, operation: str | None = None, *, within: str | None = None, **members: Any) -> dict[str, Any]:
        """Checks that clients sent a request. Returns the ``count`` and the ``matches``.

        Args:
            operation: the documented name of the operation, such as ``"answer"``.
            within: how long to wait for it, such as ``"2s"`` of wall time.
            members: ``agent``, ``retcode``, ``body`` and ``times``; or, without an operation, ``sequence`` and ``agent``.

        Raises:
            ControlError: of kind ``"not-verified"``, with the most similar requests in ``near_misses``.
        """
        body = dict(members)
        if operation is not None:
            body["operation"] = operation
        if within is not None:
            body["within"] = within
        timeout = self._control.timeout + parse_seconds(within)
        return self._control.request("POST", f"{self._path}/verify", body, timeout=timeout)

    def wait_for(self, *, within: str = "4s", **condition: Any) -> dict[str, Any]:
        """Waits until an agent has a state or gets an event, or a client sends a request. Returns what happened.

        An event or a request also counts if it came before, unless it or a later one has fulfilled an earlier wait for
        the same agent.

        Args:
            within: how long to wait, such as ``"2s"`` of wall time.
            condition: ``agent`` and ``state``, ``agent`` and ``event``, or ``operation`` with or without ``agent``.

        Raises:
            ControlError: of kind ``"not-verified"``, whose message says what happened instead, with the agent's ``state``.
        """
        timeout = self._control.timeout + parse_seconds(within)
        return self._control.request("POST", f"{self._path}/wait-for", {**condition, "within": within}, timeout=timeout)

    def findings(self, **query: Any) -> list[dict[str, Any]]:
        """Returns the findings: client behavior that the real gateway would punish, or that its documents advise against.

        The query can have ``agent``, ``kind`` and ``severity``, which is the lowest severity to return.
        """
        return self._control.request("GET", f"{self._path}/findings", query=query)["findings"]

    def add_fault(self, effect: dict[str, Any], **rule: Any) -> dict[str, Any]:
        """Makes requests fail on purpose, such as ``add_fault({"retcode": "100-007"}, agents=[101], times=2)``."""
        return self._control.request("POST", f"{self._path}/faults", {**rule, "effect": effect})

    def clear_faults(self) -> None:
        """Deletes all faults."""
        self._control.request("DELETE", f"{self._path}/faults")

    def queue(self, id: int) -> dict[str, Any]:
        """Returns a queue with its figures, such as ``waiting``, ``signedIn`` and ``serviceLevel``."""
        return self._control.request("GET", f"{self._path}/queues/{encode_segment(id)}")

    def change_settings(self, **settings: Any) -> dict[str, Any]:
        """Changes settings, such as ``change_settings(authMode="dynamic")``, and returns all of them."""
        return self._control.request("PATCH", f"{self._path}/settings", settings)

    def request(self, method: str, path: str, body: Any = None, **options: Any) -> Any:
        """Sends any request of the control API to this world, such as ``request("GET", "/snapshot")``."""
        return self._control.request(method, self._path + path, body, **options)

    def reset(self) -> dict[str, Any]:
        """Resets the world to the beginning of its scenario."""
        return self._control.request("POST", f"{self._path}/reset")

    def delete(self) -> None:
        """Deletes the world. The world ``default`` can only be reset."""
        self._control.request("DELETE", self._path)

    def __enter__(self) -> World:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.delete()

    def __repr__(self) -> str:
        return f"<World {self.name} at {self.url}>"
