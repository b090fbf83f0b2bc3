"""A minimal client of the gateway: it signs an agent in, and sends requests."""

from __future__ import annotations

from typing import Any

import requests


class AgentClient:
    """Signs an agent in when it is created. ``http`` is a session of the library requests, or its module."""

    def __init__(self, resource: str, agent: int, http: Any = requests, **options: Any) -> None:
        self._resource = resource
        self._agent = agent
        self._http = http
        self._options = options
        self._headers = {"Content-Type": "application/json"}
        login = {"password": "secret", "phonenum": "40101", "autoanswer": False}
        answer = self.send("PUT", f"onlineagent/{agent}", login)
        assert answer.json()["retcode"] == "0", answer.text
        self._headers["Guid"] = answer.headers["Set-GUID"].replace("JSESSIONID=", "")

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """Sends a request to an interface and returns the response."""
        url = f"{self._resource}/{path}"
        return self._http.request(method, url, json=body, headers=self._headers, **self._options)

    def answer(self) -> None:
        """Answers the ringing call."""
        assert self.send("PUT", f"voicecall/{self._agent}/answer").json()["retcode"] == "0"
