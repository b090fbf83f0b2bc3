"""Tests of the pytest plugin: they run pytest on tests as users write them."""

from __future__ import annotations

import os

import pytest

from ccgw import Simulator

pytest.importorskip("pytest", "7.0")


@pytest.fixture
def running(pytester: pytest.Pytester, ccgw: Simulator, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder whose tests use the simulator of this session."""
    monkeypatch.setenv("CCGW_CONTROL_URL", ccgw.control_url)
    return pytester


def test_each_test_has_a_fresh_world_with_a_manual_clock(running: pytest.Pytester, ccgw: Simulator) -> None:
    running.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("number", [1, 2])
        def test_fresh(world, number):
            clock = world.clock()
            assert (clock["now"], clock["mode"]) == ("2026-01-05T09:00:00.000Z", "manual")
            assert world.agent(110).state == "signedOut"
            world.agent(110).sign_in()

        def test_default_world(ccgw):
            assert ccgw.world().name == "default"
        """
    )
    before = {made["name"] for made in ccgw.worlds()}
    running.runpytest_subprocess().assert_outcomes(passed=3)
    assert {made["name"] for made in ccgw.worlds()} == before


def test_markers_set_the_world_up_and_the_nearest_one_wins(running: pytest.Pytester) -> None:
    running.makefile(".yaml", center="name: from a file\ncenter: { agents: [{ id: 177 }] }\n")
    running.makepyfile(
        """
        import pytest
        pytestmark = pytest.mark.ccgw(scenario="center.yaml", seed=5)

        def test_file(world):
            assert world.agent(177).state == "signedOut"
            assert world.request("GET", "")["seed"] == 5

        @pytest.mark.ccgw("manual-answer", clock="60x", settings={"ringTime": "20s"})
        def test_shipped(world):
            assert world.request("GET", "/settings")["ringTime"] == "20s"
            made = world.request("GET", "")
            assert (made["scenario"], made["seed"], made["clock"]) == ("Manual answer", 5, "60x")

        @pytest.mark.ccgw(scenario={"center": {"agents": [{"id": 108}]}})
        def test_dict(world):
            assert world.agent(108).id == 108
        """
    )
    running.runpytest_subprocess("--strict-markers").assert_outcomes(passed=3)


def test_a_scenario_with_mistakes_is_an_error_that_names_them(running: pytest.Pytester) -> None:
    running.makepyfile(
        """
        import pytest

        @pytest.mark.ccgw(scenario={"centre": {}})
        def test_never(world):
            raise SystemExit("not reached")
        """
    )
    result = running.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ControlError*centre*did you mean*center*"])


def test_a_failure_lists_the_findings_about_the_client(running: pytest.Pytester) -> None:
    running.makepyfile(
        """
        import requests

        def test_fails(world):
            answer = requests.put(f"{world.resource}/voicecall/101/answer").json()
            assert answer["retcode"] == "0"
        """
    )
    result = running.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*Findings of the simulator about the client*", "*: The client*"])


def test_it_starts_a_simulator_with_the_command_of_the_ini_file(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = os.environ.get("CCGW_COMMAND")
    if command is None:
        pytest.skip("needs the command that starts the simulator, in CCGW_COMMAND")
    monkeypatch.delenv("CCGW_COMMAND")
    pytester.makeini(f"[pytest]\nccgw_command = {command}\nccgw_options = --auth-mode dynamic\nccgw_trust = false\n")
    pytester.makepyfile(
        """
        import os

        def test_started(ccgw, world):
            assert ccgw.world().request("GET", "/settings")["authMode"] == "dynamic"
            assert "ccgw" not in os.environ.get("REQUESTS_CA_BUNDLE", "")
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_parallel_workers_have_separate_worlds(running: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    running.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("number", range(12))
        def test_parallel(world, number):
            agent = world.agent(101)
            agent.sign_in()
            world.incoming_call({"agent": 101})
            agent.answer()
            world.advance(f"{number + 1}s")
            assert agent.statistics()["talktime"] == number + 1
            assert agent.statistics()["answernums"] == 1
        """
    )
    running.runpytest_subprocess("-n", "3").assert_outcomes(passed=12)


def test_a_wrong_address_is_one_error_with_a_way_out(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nccgw_control_url = http://127.0.0.1:1\n")
    pytester.makepyfile("def test_never(world): pass")
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ConnectError*Is a simulator running there*"])
