"""Agents of a world."""

from __future__ import annotations

from typing import Any

from .call import Call
from .control import Control, encode_segment, omit_none, parse_seconds


class Agent:
    """One agent of a world.

    The methods for calls play the agent, with the same effect as requests of its client. If an action is not possible
    now, they raise a ControlError of kind ``"refused"``, with ``reason`` and ``retcode``.
    """

    def __init__(self, control: Control, world: str, id: int) -> None:
        #: The id of the agent, its workno.
        self.id = id
        self._control = control
        self._world = world
        self._path = f"{world}/agents/{encode_segment(id)}"

    def get(self) -> dict[str, Any]:
        """Returns the agent: ``state``, ``session`` (None if it is signed out) and ``statistics``."""
        return self._control.request("GET", self._path)

    @property
    def state(self) -> str:
        """The state: signedOut, idle, busy, rest, wrapUp, ringing, dialing, talking or inspecting."""
        return self.get()["state"]

    def change(self, **members: Any) -> dict[str, Any]:
        """Changes members of the agent, such as ``state="busy"``, and returns the agent."""
        return self._control.request("PATCH", self._path, members)

    def sign_in(self) -> dict[str, Any]:
        """Signs the agent in, joins all its queues, and lets the simulator play it."""
        return self.change(signedIn=True)

    def sign_out(self) -> dict[str, Any]:
        """Signs the agent out and ends its calls."""
        return self.change(signedIn=False)

    def wait_for(self, *, within: str = "4s", **condition: Any) -> dict[str, Any]:
        """Waits until the agent has a state or gets an event, or its client sends a request. Returns what happened.

        An event or a request also counts if it came before, unless it or a later one has fulfilled an earlier wait.

        Args:
            within: how long to wait, such as ``"2s"`` of wall time.
            condition: ``state``, ``event`` or ``operation``.

        Raises:
            ControlError: of kind ``"not-verified"``, whose message says what happened instead, with the agent's ``state``.
        """
        body = {**condition, "agent": self.id, "within": within}
        timeout = self._control.timeout + parse_seconds(within)
        return self._control.request("POST", f"{self._world}/wait-for", body, timeout=timeout)

    def statistics(self) -> dict[str, int]:
        """Returns the 18 counters of the agent; times are in seconds."""
        return self._control.request("GET", f"{self._path}/statistics")

    def explain(self) -> dict[str, Any]:
        """Returns each counter with the events that contributed to it."""
        return self._control.request("GET", f"{self._path}/statistics", query={"explain": "true"})

    def pin(self, **counters: int) -> dict[str, Any]:
        """Pins counters to values until they are unpinned, such as ``pin(answernums=7)``."""
        return self.change(statistics={"set": counters})

    def unpin(self, *names: str) -> dict[str, Any]:
        """Makes the named counters, or all of them, count again."""
        return self.change(statistics={"clear": list(names) or True})

    def act(self, verb: str, **members: Any) -> dict[str, Any]:
        """Plays the agent with any verb of the control API, such as ``act("record")``, and returns the answer."""
        return self._control.request("POST", f"{self._path}/{encode_segment(verb)}", members or None)

    def answer(self, call: str | None = None) -> dict[str, Any]:
        """Answers a ringing call, and returns the agent, as the methods below do unless they say otherwise."""
        return self.act("answer", **omit_none(call=call))

    def reject(self, *, call: str | None = None, after: str | None = None) -> dict[str, Any]:
        """Rejects a ringing call. The agent becomes busy, and a call from a queue returns to that queue.

        With ``after="idle"``, the state after a call begins, and a customer is released.
        """
        return self.act("reject", **omit_none(call=call, after=after))

    def hold(self) -> dict[str, Any]:
        """Puts the current call on hold."""
        return self.act("hold")

    def retrieve(self, call: str | None = None) -> dict[str, Any]:
        """Retrieves a call from hold."""
        return self.act("retrieve", **omit_none(call=call))

    def release(self, call: str | None = None) -> dict[str, Any]:
        """Hangs up the current call, or rejects a ringing one."""
        return self.act("release", **omit_none(call=call))

    def mute(self) -> dict[str, Any]:
        """Mutes the agent in its current call."""
        return self.act("mute")

    def unmute(self) -> dict[str, Any]:
        """Unmutes the agent."""
        return self.act("unmute")

    def call_out(self, to: dict[str, Any], **members: Any) -> Call:
        """Calls ``{"number": ...}``, ``{"agent": ...}`` or ``{"queue": ...}``, and returns the new call."""
        return self._make_call("call-out", to, members)

    def consult(self, to: dict[str, Any], **members: Any) -> Call:
        """Consults ``{"agent": ...}`` or ``{"queue": ...}`` during a call, and returns the call to the colleague."""
        return self._make_call("consult", to, members)

    def transfer(self, to: dict[str, Any], **members: Any) -> dict[str, Any]:
        """Transfers the current call to ``{"agent": ...}``, ``{"queue": ...}``, ``{"ivr": ...}`` or ``{"number": ...}``."""
        return self.act("transfer", to=to, **members)

    def _make_call(self, verb: str, to: dict[str, Any], members: dict[str, Any]) -> Call:
        return Call(self._control, self._world, self.act(verb, to=to, **members))
