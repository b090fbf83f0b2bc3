"""Calls of a world."""

from __future__ import annotations

from typing import Any

from .control import Control, encode_segment, omit_none


class Call:
    """One call of a world. Its methods act for the outside parties, and return the call.

    Without a number, the party is the one whose phone rings or, to hang up, the customer.
    """

    def __init__(self, control: Control, world: str, made: dict[str, Any]) -> None:
        #: The id of the call.
        self.id: str = made["id"]
        #: Why the call waits until an agent signs in, or None if an agent was signed in for it.
        self.hint: str | None = made.get("hint")
        self._control = control
        self._path = f"{world}/calls/{encode_segment(self.id)}"

    def get(self) -> dict[str, Any]:
        """Returns the call with its parties. Raises a ControlError of kind ``"unknown-call"`` after the call has ended."""
        return self._control.request("GET", self._path)

    def answer(self, number: str | None = None) -> dict[str, Any]:
        """Answers for the outside party whose phone rings."""
        return self._act("answer", number)

    def hang_up(self, number: str | None = None) -> dict[str, Any]:
        """Hangs up for an outside party."""
        return self._act("hang-up", number)

    def refuse(self, number: str | None = None) -> dict[str, Any]:
        """Refuses the call for the outside party whose phone rings."""
        return self._act("refuse", number)

    def no_answer(self, number: str | None = None) -> dict[str, Any]:
        """Ends the attempt because the outside party does not answer."""
        return self._act("no-answer", number)

    def busy(self, number: str | None = None) -> dict[str, Any]:
        """Ends the attempt because the outside party is busy."""
        return self._act("busy", number)

    def _act(self, verb: str, number: str | None) -> dict[str, Any]:
        return self._control.request("POST", f"{self._path}/{verb}", omit_none(number=number) or None)
