"""Enables the fixture ``pytester``, with which the tests of the plugin run pytest."""

pytest_plugins = ["pytester"]
