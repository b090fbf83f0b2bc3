# A small agent client in Python: signs in, joins its queues, polls until a call is answered, reads the statistics, and signs out.
#
#   python3 examples/python/quickstart.py [https://127.0.0.1:8043] [certs/ca.pem]
import http.client
import json
import ssl
import sys
from urllib.parse import urlsplit

GATEWAY = urlsplit(sys.argv[1] if len(sys.argv) > 1 else "https://127.0.0.1:8043")
CA = sys.argv[2] if len(sys.argv) > 2 else "certs/ca.pem"
AGENT = 101

# Verifies certificate and host name, and trusts only the simulator's CA.
connection = http.client.HTTPSConnection(
    GATEWAY.hostname, GATEWAY.port, timeout=30, context=ssl.create_default_context(cafile=CA)
)
guid = None


def send(method, path, body=None):
    """Sends a request to an interface; returns the whole envelope."""
    global guid
    headers = {"Content-Type": "application/json"}
    if guid is not None:
        headers["Guid"] = guid
    text = None if body is None else json.dumps(body)
    connection.request(method, f"/agentgateway/resource/{path}", text, headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    # Every answer is HTTP 200. The retcode says whether the request succeeded.
    if answer["retcode"] != "0":
        raise SystemExit(f"{method} {path} was refused: {answer['retcode']} {answer['message']}")
    # A sign-in returns the Guid of the session. If Guids rotate, a poll returns the next one: JSESSIONID=<guid>
    renewed = response.getheader("Set-GUID")
    if renewed is not None:
        guid = renewed.removeprefix("JSESSIONID=")
    return answer


send("PUT", f"onlineagent/{AGENT}", {"password": "secret", "phonenum": "40101", "autoanswer": True})
print(f"Agent {AGENT} has signed in.")

# Signing in does not join any queue.
send("POST", f"onlineagent/{AGENT}/resetskill/true")

# A poll waits for up to ten seconds, and returns one event or none.
event = {"eventType": "none"}
while event["eventType"] != "AgentEvent_Talking":
    event = send("GET", f"agentevent/{AGENT}").get("event", {"eventType": "none"})
    if event["eventType"] != "none":
        print(event["eventType"])

print(json.dumps(send("GET", f"calldata/{AGENT}/statistics")["result"], separators=(",", ":")))

# A forced sign-out also ends the call. Between calls, use DELETE onlineagent/101/logout.
send("DELETE", f"onlineagent/{AGENT}/forcelogout")
print(f"Agent {AGENT} has signed out.")
