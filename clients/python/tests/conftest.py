"""Lets tests run pytest on tests of their own."""

pytest_plugins = ["pytester"]
