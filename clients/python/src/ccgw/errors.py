"""The errors of this package."""

from __future__ import annotations

from typing import Any


class CcgwError(Exception):
    """The base class of all errors of this package."""


class StartError(CcgwError):
    """A simulator could not be started. The message has its output, if there is any."""


class ConnectError(CcgwError):
    """A request to the control API got no answer."""


class ControlError(CcgwError):
    """The control API answered a request with an error. The message says why, and what is accepted.

    Attributes:
        status: the HTTP status.
        kind: the kind of the problem, such as ``"unknown-agent"`` or ``"refused"``.
        errors: a sentence for each mistake in the input; empty for other problems.
        reason: the code of a refusal by the contact center, or None.
        retcode: the retcode that a client gets from the gateway for the same action, or None.
        near_misses: for ``verify`` and ``wait_for``, the requests most similar to an expected one, most similar first.
        state: for ``wait_for``, the state of the agent, or None.
    """

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(problem.get("detail") or problem.get("title") or f"HTTP status {status}")
        self.status = status
        self.kind: str = str(problem.get("type", "")).rpartition(":")[2]
        self.errors: list[str] = problem.get("errors", [])
        self.reason: str | None = problem.get("reason")
        self.retcode: str | None = problem.get("retcode")
        self.state: str | None = problem.get("state")
        self.near_misses: list[dict[str, Any]] = problem.get("nearMisses", [])
