"""The fakes of outside services, for tests that ask through real HTTP."""

from tests.fakes.fixtures import fakes  # noqa: F401 (a fixture)
