"""Tests that the HTTP libraries of Python accept the simulator's certificate, whatever the environment says."""

import ssl
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import requests

from ccgw import Simulator, World
from ccgw.trust import trusting_environment

NOT_SIGNED_IN = "100-006"


def poll_url(world: World) -> str:
    """Returns the URL of a poll, which needs a session."""
    return f"{world.resource}/agentevent/101"


@pytest.fixture
def foreign_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle of another organization in REQUESTS_CA_BUNDLE, and a proxy that nobody serves, as on company machines."""
    bundle = tmp_path / "company.pem"
    bundle.write_text(Path(requests.certs.where()).read_text())
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(bundle))
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    return bundle


def test_requests_trusts_the_gateway_by_the_environment_of_the_test(world: World) -> None:
    assert requests.get(poll_url(world)).json()["retcode"] == NOT_SIGNED_IN
    with requests.Session() as session:
        assert session.get(poll_url(world)).json()["retcode"] == NOT_SIGNED_IN


def test_verify_of_a_request_accepts_the_ca_file(ccgw: Simulator, foreign_bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    answer = requests.get(f"{ccgw.url}/agentgateway/resource/agentevent/101", verify=ccgw.ca_file)
    assert answer.json()["retcode"] == NOT_SIGNED_IN


def test_the_session_of_a_world_works_in_spite_of_the_environment(
    ccgw: Simulator, foreign_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ccgw.allocate(clock="manual") as world, world.session() as session:
        assert session.get(poll_url(world)).json()["retcode"] == NOT_SIGNED_IN
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        ordinary = requests.Session()
        ordinary.verify = world.ca_file
        with pytest.raises(requests.exceptions.SSLError):
            ordinary.get(poll_url(world))


def test_verify_of_a_session_works_with_a_foreign_bundle_in_the_environment(
    foreign_bundle: Path, world: World
) -> None:
    with requests.Session() as session:
        session.verify = world.ca_file
        assert session.get(poll_url(world)).json()["retcode"] == NOT_SIGNED_IN


def test_httpx_takes_the_context_and_the_environment(world: World) -> None:
    httpx = pytest.importorskip("httpx")
    with httpx.Client(verify=world.ssl_context()) as client:
        assert client.get(poll_url(world)).json()["retcode"] == NOT_SIGNED_IN
    with httpx.Client() as client:
        assert client.get(poll_url(world)).json()["retcode"] == NOT_SIGNED_IN


def test_urllib_takes_the_context_and_the_environment(world: World) -> None:
    for context in (world.ssl_context(), None):
        assert NOT_SIGNED_IN in urllib.request.urlopen(poll_url(world), context=context).read().decode()


def test_child_processes_trust_the_gateway(foreign_bundle: Path, world: World) -> None:
    program = "import requests, sys; print(requests.get(sys.argv[1]).json()['retcode'])"
    child = subprocess.run([sys.executable, "-c", program, poll_url(world)], capture_output=True, text=True)
    assert child.stdout.strip() == NOT_SIGNED_IN, child.stderr


def test_without_the_environment_of_a_test_the_certificate_is_refused(ccgw: Simulator) -> None:
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(f"{ccgw.url}/agentgateway/resource/agentevent/101", proxies={"https": ""})


def test_the_bundles_keep_what_was_trusted_before(tmp_path: Path, foreign_bundle: Path, ccgw: Simulator) -> None:
    count = foreign_bundle.read_text().count("BEGIN CERTIFICATE")
    assert count > 1
    before = {"REQUESTS_CA_BUNDLE": str(foreign_bundle), "SSL_CERT_FILE": str(tmp_path), "no_proxy": "intranet"}
    after = trusting_environment(ccgw.ca, tmp_path / "bundles", "ccgw.test", before)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        context = ssl.create_default_context(cafile=after[name])
        assert len(context.get_ca_certs()) > count // 2, name
        assert ccgw.ca in Path(after[name]).read_text(), name
    assert after["no_proxy"] == after["NO_PROXY"] == "intranet,ccgw.test,localhost,127.0.0.1"


def test_a_bundle_that_cannot_be_read_is_left_out(tmp_path: Path, ccgw: Simulator) -> None:
    before = {"REQUESTS_CA_BUNDLE": str(tmp_path / "missing.pem")}
    after = trusting_environment(ccgw.ca, tmp_path / "bundles", "127.0.0.1", before)
    assert Path(after["REQUESTS_CA_BUNDLE"]).read_text() == ccgw.ca
