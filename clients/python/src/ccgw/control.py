"""Requests to the control API of a simulator."""

from __future__ import annotations

import http.client
import json
import ssl
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from .errors import ConnectError, ControlError


class Control:
    """Sends requests to the control API. It ignores proxies of the environment. Several threads may use it at the same time.

    Args:
        url: the address of the control API, such as ``http://127.0.0.1:8044``.
        token: the bearer token that the simulator requires, if any.
        timeout: seconds to wait for an answer.
        context: the TLS context for an ``https`` address; by default, the one of Python.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str | None = None,
        timeout: float = 30.0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.hostname is None:
            raise ValueError(f"{url!r} is not the address of a control API. Use an address such as http://127.0.0.1:8044")
        self.url = url.rstrip("/")
        self.timeout = timeout
        self._base = parts.path.rstrip("/")
        self._https = parts.scheme == "https"
        self._host = parts.hostname
        self._port = parts.port
        self._context = context
        self._headers = {} if token is None else {"Authorization": f"Bearer {token}"}

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: dict[str, Any] | None = None,
        accept: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Sends a request and returns the JSON of the answer, its text if it is not JSON, or None if it is empty.

        Args:
            method: the HTTP method.
            path: the path, such as ``/worlds/default/agents``.
            body: a value that is sent as JSON, or a text that is sent unchanged, as YAML.
            query: the members of the query; those that are None are left out.
            accept: the ``Accept`` header.
            timeout: seconds to wait for this answer, instead of those of the client.

        Raises:
            ControlError: the control API refused the request.
            ConnectError: there was no answer.
        """
        given = {name: value for name, value in (query or {}).items() if value is not None}
        target = self._base + path + (f"?{urlencode(given)}" if given else "")
        headers = dict(self._headers)
        if accept is not None:
            headers["Accept"] = accept
        content = None
        if body is not None:
            content = (body if isinstance(body, str) else json.dumps(body)).encode()
            headers["Content-Type"] = "application/yaml" if isinstance(body, str) else "application/json"
        connection = self._connect(self.timeout if timeout is None else timeout)
        try:
            connection.request(method, target, content, headers)
            response = connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException) as error:
            reason = str(error) or type(error).__name__
            raise ConnectError(f"{method} {self.url}{path} got no answer: {reason}. Is a simulator running there?") from error
        finally:
            connection.close()
        is_json = "json" in (response.getheader("Content-Type") or "")
        answer = json.loads(text) if is_json and text else text or None
        if response.status >= 400:
            raise ControlError(response.status, answer if isinstance(answer, dict) else {"detail": answer})
        return answer

    def _connect(self, timeout: float) -> http.client.HTTPConnection:
        if not self._https:
            return http.client.HTTPConnection(self._host, self._port, timeout=timeout)
        return http.client.HTTPSConnection(self._host, self._port, timeout=timeout, context=self._context)


def encode_segment(value: object) -> str:
    """Returns a value as one segment of a path."""
    return quote(str(value), safe="")


def omit_none(**members: Any) -> dict[str, Any]:
    """Returns the members that are not None, as the body of a request."""
    return {name: value for name, value in members.items() if value is not None}


_UNITS = (("h", 3_600.0), ("m", 60.0), ("s", 1.0), ("ms", 0.001))


def parse_seconds(duration: str | None) -> float:
    """Returns the seconds of a duration such as ``"2s"`` or ``"250ms"``; 0 for None and for other texts."""
    for unit, seconds in reversed(_UNITS):
        if duration is not None and duration.endswith(unit):
            try:
                return float(duration[: -len(unit)]) * seconds
            except ValueError:
                return 0.0
    return 0.0
