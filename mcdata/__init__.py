"""The rules, the store and the screens' shared parts of the Master Class citoyenne dashboard."""

__version__ = "0.2.0"
