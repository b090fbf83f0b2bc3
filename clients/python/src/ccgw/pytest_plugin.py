"""The pytest plugin: the fixtures ``ccgw`` (a simulator for the session) and ``world`` (a fresh world for each test)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Iterator
from urllib.parse import urlsplit

import pytest

from .process import start
from .simulator import Simulator, connect
from .trust import trusting_environment
from .world import World

#: The settings of the plugin, each with the variable that overrides it, and a description.
_SETTINGS = {
    "ccgw_control_url": ("CCGW_CONTROL_URL", "address of the control API of a running simulator; default: start one"),
    "ccgw_control_token": ("CCGW_CONTROL_TOKEN", "bearer token of that simulator"),
    "ccgw_gateway_url": ("CCGW_GATEWAY_URL", "address of that simulator's gateway, if clients need another one than the simulator reports"),
    "ccgw_command": ("CCGW_COMMAND", "command that starts the simulator; default: ccgw of node_modules or the path, or npx"),
    "ccgw_options": ("CCGW_OPTIONS", "further options of ccgw serve"),
}

#: The scenario of a world without a marker: ten agents in a queue, and nothing happens by itself.
QUIET_CENTER = {
    "name": "Quiet center",
    "center": {"queues": [{"id": 25, "name": "Support"}], "agents": [{"ids": "101-110", "queues": [25]}]},
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the settings of the plugin."""
    for name, (variable, help) in _SETTINGS.items():
        parser.addini(name, f"{help} (variable {variable})", default="")
    parser.addini("ccgw_trust", "make the process of a test trust the simulator through environment variables", type="bool", default=True)


def pytest_configure(config: pytest.Config) -> None:
    """Declares the marker ``ccgw``."""
    config.addinivalue_line(
        "markers",
        "ccgw(scenario=QUIET_CENTER, clock='manual', seed=None, start=None, settings=None): the world of a test. "
        "A scenario is a shipped one by name, a file (relative to the test) or a dict.",
    )


@pytest.fixture(scope="session")
def ccgw(pytestconfig: pytest.Config) -> Iterator[Simulator]:
    """A simulator: one that is started for this session, or a running one. With xdist, each worker starts its own."""

    def find_setting(name: str) -> str | None:
        return os.environ.get(_SETTINGS[name][0]) or str(pytestconfig.getini(name)) or None

    url = find_setting("ccgw_control_url")
    if url is not None:
        simulator = connect(url, token=find_setting("ccgw_control_token"), gateway_url=find_setting("ccgw_gateway_url"))
    else:
        options = (find_setting("ccgw_options") or "").split()
        simulator = start(command=find_setting("ccgw_command"), options=options, cwd=pytestconfig.rootpath)
    with simulator:
        yield simulator


@pytest.fixture(scope="session")
def _ccgw_variables(ccgw: Simulator, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    host = urlsplit(ccgw.url).hostname or "127.0.0.1"
    return trusting_environment(ccgw.ca, tmp_path_factory.mktemp("ccgw"), host, os.environ)


@pytest.fixture
def world(
    request: pytest.FixtureRequest, ccgw: Simulator, _ccgw_variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[World]:
    """A fresh world with a manual clock, deleted after the test. ``@pytest.mark.ccgw(scenario="busy-hour")`` sets it up.

    Without a scenario it has the agents 101 to 110 in queue 25 (Support), and nothing happens by itself.
    During the test, clients that read their trust from the environment trust the simulator, unless ``ccgw_trust`` is off.
    If the test fails, the report lists the findings about its client.
    """
    if request.config.getini("ccgw_trust"):
        for name, value in _ccgw_variables.items():
            monkeypatch.setenv(name, value)
    members: dict[str, Any] = {"scenario": QUIET_CENTER, "clock": "manual"}
    for marker in reversed(list(request.node.iter_markers("ccgw"))):
        members.update(marker.kwargs)
        if marker.args:
            members["scenario"], *surplus = marker.args
            if surplus:
                raise pytest.UsageError("The marker ccgw takes one scenario. Give the rest by name, such as clock='60x'")
    members["scenario"] = _read_scenario(members["scenario"], request.path)
    with ccgw.allocate(**members) as made:
        request.node.stash[_WORLD] = made
        yield made


_WORLD = pytest.StashKey[World]()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Adds the findings about the client to the report of a test that failed."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    made = item.stash.get(_WORLD, None)
    if made is None or report.when != "call" or not report.failed:
        return
    try:
        findings = made.findings()
    except Exception:  # The simulator may be the reason for the failure.
        return
    if findings:
        lines = [f"{finding['severity']}: {finding['sentence']}" for finding in findings]
        report.sections.append(("Findings of the simulator about the client", "\n".join(lines)))


def _read_scenario(scenario: Any, test: Path) -> Any:
    """Returns the text of a scenario file beside a test; a dict or the name of a shipped scenario as it is."""
    if isinstance(scenario, (str, os.PathLike)) and str(scenario).endswith((".yaml", ".yml", ".json")):
        return (test.parent / scenario).read_text(encoding="utf-8")
    return scenario
