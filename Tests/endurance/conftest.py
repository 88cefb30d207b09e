"""The desks that the endurance tests begin with."""

import os
import shutil

import pytest

from desk import BINARY, Desk


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory):
    """A folder with the demo shop and its neighbour, made once and copied for each test."""
    if not os.path.exists(BINARY):
        pytest.exit(f"{BINARY} is not there: build it, or name another one in XIAOER_BINARY", returncode=2)
    data = tmp_path_factory.mktemp("demo") / "data"
    desk = Desk(data).start("demo")
    desk.stop()
    return data


@pytest.fixture
def desk(demo_data, tmp_path):
    """A running desk of one's own."""
    shutil.copytree(demo_data, tmp_path / "data")
    desk = Desk(tmp_path / "data").start()
    yield desk
    desk.stop()


@pytest.fixture(scope="module")
def hostile_desk(demo_data, tmp_path_factory):
    """One desk for all attacks: if one of them harms it, the next ones show it."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(demo_data, data)
    desk = Desk(data).start()
    yield desk
    desk.stop()
