"""A control client for the CC-Gateway simulator. With pytest, use the fixtures ``ccgw`` and ``world``."""

from .agent import Agent
from .call import Call
from .control import Control
from .errors import CcgwError, ConnectError, ControlError, StartError
from .process import find_command, start
from .simulator import Simulator, connect
from .world import World

__all__ = [
    "Agent",
    "Call",
    "CcgwError",
    "ConnectError",
    "Control",
    "ControlError",
    "Simulator",
    "StartError",
    "World",
    "connect",
    "find_command",
    "start",
]
