#!/usr/bin/env bash
# A small agent client in curl: signs in, joins its queues, polls until a call is answered, reads the statistics, and signs out.
#
#   bash examples/curl/quickstart.sh [https://127.0.0.1:8043] [certs/ca.pem]
set -euo pipefail

gateway=${1:-https://127.0.0.1:8043}/agentgateway/resource
ca=${2:-certs/ca.pem}
agent=101
guid=none

# Every request after the sign-in sends the Guid of the session. --noproxy is set because the gateway is on this machine.
send() { # method, path, [body]
  curl -sS --fail --noproxy '*' --cacert "$ca" -X "$1" "$gateway/$2" -H "Guid: $guid" -H 'Content-Type: application/json' ${3+-d "$3"}
}

# Every answer is HTTP 200. The retcode says whether the request succeeded.
succeed() {
  local answer
  answer=$(send "$@")
  case $answer in
    *'"retcode":"0"'*) printf '%s\n' "$answer" ;;
    *) echo "$1 $2 was refused: $answer" >&2 && exit 1 ;;
  esac
}

# The Guid is in a header of the sign-in's answer: Set-GUID: JSESSIONID=<guid>
signed_in=$(curl -sS --fail --noproxy '*' --cacert "$ca" -D - -X PUT "$gateway/onlineagent/$agent" \
  -H 'Content-Type: application/json' -d '{"password":"secret","phonenum":"40101","autoanswer":true}')
guid=$(sed -n 's/^Set-GUID: JSESSIONID=//p' <<<"$signed_in" | tr -d '\r')
[ -n "$guid" ] || { echo "The sign-in was refused: ${signed_in##*$'\n'}" >&2; exit 1; }
echo "Agent $agent has signed in."

# Signing in does not join any queue.
succeed POST "onlineagent/$agent/resetskill/true" >/dev/null

# A poll waits for up to ten seconds, and returns one event or none.
event=none
until [ "$event" = AgentEvent_Talking ]; do
  event=$(succeed GET "agentevent/$agent" | sed -n 's/.*"eventType":"\([^"]*\)".*/\1/p')
  [ -z "$event" ] || echo "$event"
done

succeed GET "calldata/$agent/statistics" | sed 's/.*"result"://; s/}$//'

# A forced sign-out also ends the call. Between calls, use DELETE onlineagent/101/logout.
succeed DELETE "onlineagent/$agent/forcelogout" >/dev/null
echo "Agent $agent has signed out."
