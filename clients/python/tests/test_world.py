"""Tests of a world and its control client."""

import pytest
from agent_client import AgentClient

import ccgw as package
from ccgw import ControlError, Simulator, World

TWO_AGENTS = {"center": {"queues": [{"id": 25, "name": "Support"}], "agents": [{"id": 101, "queues": [25]}, {"id": 102}]}}


@pytest.mark.ccgw(scenario=TWO_AGENTS)
def test_an_answered_call_is_counted(world: World) -> None:
    client = AgentClient(world.resource, 101)
    client.send("POST", "onlineagent/101/resetskill/true")
    call = world.incoming_call({"queue": 25}, from_="13800000001")
    assert world.agent(101).state == "ringing"
    client.answer()
    assert world.advance("90s") == {"now": "2026-01-05T09:01:30.000Z", "ran": 0}
    call.hang_up()
    statistics = world.agent(101).statistics()
    assert (statistics["answernums"], statistics["talktime"]) == (1, 90)
    assert world.agent(101).explain()["counters"]["answernums"]["value"] == 1
    assert [entry["operation"] for entry in world.journal(agent=101)] == ["login", "resetSkill", "answer"]
    assert world.verify("answer", agent=101, within="2s")["count"] == 1
    assert world.agent(101).wait_for(operation="answer")["request"]["operation"] == "answer"
    assert world.wait_for(agent=101, event="AgentEvent_Ringing")["event"]["type"] == "ringing"
    with pytest.raises(ControlError, match="agent 101 is talking") as caught:
        world.agent(101).wait_for(state="talking", within="1ms")
    assert caught.value.state == world.agent(101).state


@pytest.mark.ccgw(scenario=TWO_AGENTS)
def test_colleagues_are_played(world: World) -> None:
    ada, ben = world.agent(101), world.agent(102)
    ada.sign_in()
    ben.sign_in()
    world.incoming_call({"agent": 102})
    ben.answer()
    world.advance("20s")
    ben.transfer({"agent": 101})
    assert ada.state == "ringing"
    ada.reject(after="idle")
    assert ada.state == "idle"
    outside = ben.call_out({"number": "13900000001"})
    outside.answer()
    assert outside.get()["state"] == "talking"
    ben.hold()
    ben.retrieve()
    ben.mute()
    ben.unmute()
    ben.release()
    ben.change(state="busy")
    assert ben.get()["statistics"]["busynums"] == 1
    assert ben.pin(intercallnums=5)["statistics"]["intercallnums"] == 5
    assert ben.unpin()["statistics"]["intercallnums"] == 0
    ben.sign_out()
    assert ben.state == "signedOut"


def test_a_refusal_has_the_retcode_that_a_client_would_get(world: World) -> None:
    world.agent(101).sign_in()
    with pytest.raises(ControlError, match="holds no call") as caught:
        world.agent(101).retrieve()
    assert (caught.value.status, caught.value.kind, caught.value.retcode) == (409, "refused", "200-015")


def test_all_mistakes_of_a_scenario_are_reported(ccgw: Simulator) -> None:
    with pytest.raises(ControlError) as caught:
        ccgw.allocate(scenario="center:\n  agents: [{ id: 0 }]\nstep: []\n")
    assert caught.value.kind == "invalid-input"
    assert len(caught.value.errors) == 2
    assert caught.value.errors[0].startswith("scenario.yaml:2:18: 0 is not a valid agent id")


def test_verify_reports_what_came_instead(world: World) -> None:
    AgentClient(world.resource, 101)
    with pytest.raises(ControlError, match="found 0 times") as caught:
        world.verify("logout", agent=101)
    assert caught.value.kind == "not-verified"
    assert "login" in caught.value.near_misses[0]["sentence"]


def test_faults_apply_to_the_client(world: World) -> None:
    world.add_fault({"retcode": "000-004"}, operations=["login"], times=1)
    with pytest.raises(AssertionError, match="000-004"):
        AgentClient(world.resource, 101)
    world.clear_faults()
    AgentClient(world.resource, 101)


@pytest.mark.ccgw(scenario=TWO_AGENTS)
def test_settings_clock_reset_and_any_other_request(world: World) -> None:
    assert world.change_settings(ringTime="20s")["ringTime"] == "20s"
    assert world.set_clock("60x")["mode"] == "60x"
    assert world.set_clock("manual")["mode"] == world.clock()["mode"] == "manual"
    world.agent(101).sign_in()
    assert world.request("GET", "")["signedIn"] == 1
    assert world.reset()["signedIn"] == 0
    assert set(world.request("GET", "/hash")) == {"hash", "now"}
    assert "id: 101" in world.request("GET", "/scenario", accept="application/yaml")


def test_worlds_are_isolated_and_deleted_at_the_end_of_their_with_statement(ccgw: Simulator) -> None:
    with ccgw.allocate(scenario=TWO_AGENTS, clock="manual") as one, ccgw.allocate(clock="manual", seed=7) as other:
        one.agent(101).sign_in()
        assert other.agent(101).state == "signedOut"
        assert one.url != other.url
        assert {one.name, other.name} < {world["name"] for world in ccgw.worlds()}
    assert {world["name"] for world in ccgw.worlds()}.isdisjoint({one.name, other.name})
    assert ccgw.world().agent(101).id == 101


def test_no_simulator_is_an_error_with_a_way_out() -> None:
    with pytest.raises(package.ConnectError, match="Is a simulator running there"):
        package.connect("http://127.0.0.1:1", timeout=5)
    with pytest.raises(ValueError, match="Use an address such as http://127.0.0.1:8044"):
        package.connect("127.0.0.1:8044")
