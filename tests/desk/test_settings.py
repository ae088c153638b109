"""What the environment decides, the secret of an installation, and what the terminal says."""

from __future__ import annotations

import re
import shlex
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from facilitation.access import PHONE, Access
from facilitation.live.limits import LEADING, RATES, Bucket
from facilitation.reach import for_phones, reach_of, wifi_address
from facilitation.settings import ROOT, Settings, installation_key, read_settings
from facilitation.welcome import hello, say_hello


def settings(folder: Path, **env: str) -> Settings:
    return read_settings({"INSTANCE": str(folder / "instance"), **env})


class TestSettings:
    def test_with_nothing_said_only_this_machine_can_reach_it(self, tmp_path: Path) -> None:
        found = settings(tmp_path)
        assert (found.host, found.port, found.public_url) == ("127.0.0.1", 5000, None)
        assert (found.base_url, found.secure) == ("http://127.0.0.1:5000", False)

    def test_what_is_said_counts_and_what_is_empty_is_not_said(self, tmp_path: Path) -> None:
        found = settings(tmp_path, HOST="0.0.0.0", PORT="8080", PUBLIC_URL="https://vote.example/")
        assert (found.host, found.port) == ("0.0.0.0", 8080)
        assert (found.base_url, found.secure) == ("https://vote.example", True)
        empty = settings(tmp_path, HOST="", PORT="", PUBLIC_URL="")
        assert (empty.host, empty.port, empty.public_url) == ("127.0.0.1", 5000, None)

    @pytest.mark.parametrize(
        ("env", "part"),
        [({"PORT": "five"}, "PORT=5000"), ({"PUBLIC_URL": "vote.example"}, "http://vote.example")],
    )
    def test_what_cannot_be_is_said_in_plain_words(
        self, tmp_path: Path, env: dict[str, Any], part: str
    ) -> None:
        with pytest.raises(ValueError, match=re.escape(part)):
            settings(tmp_path, **env)

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ("http://192.168.1.20:80", "http://192.168.1.20"),
            ("https://Vote.Example:443/", "https://vote.example"),
            ("http://[2001:DB8::1]:8080", "http://[2001:db8::1]:8080"),
            ("https://vote.example:80", "https://vote.example:80"),
        ],
    )
    def test_the_address_is_written_as_browsers_write_it(
        self, tmp_path: Path, given: str, said: str
    ) -> None:
        """Where a page comes from is compared letter by letter: else no socket would open."""
        assert settings(tmp_path, PUBLIC_URL=given).public_url == said


class TestKey:
    def test_it_is_made_once_and_only_its_owner_can_read_it(self, tmp_path: Path) -> None:
        folder = tmp_path / "deep" / "instance"
        first = installation_key(folder)
        assert installation_key(folder) == first
        assert len(first) == 32
        [file] = folder.iterdir()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert installation_key(tmp_path / "other") != first

    def test_of_two_servers_that_start_at_once_both_use_one(self, tmp_path: Path) -> None:
        start = threading.Barrier(8)
        found: list[bytes] = []

        def first_start() -> None:
            start.wait()
            found.append(installation_key(tmp_path))

        threads = [threading.Thread(target=first_start) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(found), len(set(found))) == (8, 1)
        assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


class TestHello:
    def test_the_organisers_link_works_and_comes_first(self, tmp_path: Path) -> None:
        found = settings(tmp_path)
        [link] = re.findall(r"http://\S+/office#(\w+)", "\n".join(hello(found, None)))
        Access(found.key).check_office(link)
        said = [line for line in hello(found, None) if "http" in line]
        assert "Organiser" in said[0]

    def test_how_phones_get_in(self, tmp_path: Path) -> None:
        usual = read_settings({"INSTANCE": str(ROOT / "instance")})
        here = "\n".join(hello(usual, "192.0.2.7"))
        assert "  make event\n" in here
        assert "Put it on the wifi first" not in here
        assert "Put it on the wifi first" in "\n".join(hello(usual, None))
        public = settings(tmp_path, PUBLIC_URL="https://vote.example")
        assert "make event" not in "\n".join(hello(public, "192.0.2.7"))
        assert "https://vote.example/office#" in "\n".join(hello(public, None))

    def test_it_is_printed(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        say_hello(settings(tmp_path))
        assert "Common Table is running." in capsys.readouterr().out


class TestReach:
    """Whether phones can open the links; else the command that keeps this port and folder."""

    def test_the_command_keeps_the_port_and_the_folder(self, tmp_path: Path) -> None:
        own = settings(tmp_path / "my events", PORT="8080")
        found = reach_of(own, "192.0.2.7")
        assert not found.reached
        make, event, *given = shlex.split(found.command)
        assert (make, event) == ("make", "event")
        said = dict(part.split("=", 1) for part in given)
        again = read_settings(for_phones(said, "192.0.2.7"))
        assert (again.port, again.instance, again.key) == (8080, own.instance, own.key)
        assert (again.host, again.public_url) == ("0.0.0.0", "http://192.0.2.7:8080")
        assert reach_of(own, None).offline

    def test_what_is_set_stays_and_without_a_network_it_says_so(self) -> None:
        given = {"HOST": "192.0.2.9", "PUBLIC_URL": "https://vote.example", "LANG": "cy"}
        assert for_phones(given, None) == given
        with pytest.raises(ValueError, match="Put it on the venue's wifi"):
            for_phones({"PUBLIC_URL": ""}, None)

    @pytest.mark.parametrize(
        ("env", "reached"),
        [
            ({}, False),
            ({"PUBLIC_URL": "http://localhost:5000"}, False),
            ({"PUBLIC_URL": "http://127.0.0.1:5000", "HOST": "0.0.0.0"}, False),
            # Links that lead elsewhere, while the app listens to this computer alone.
            ({"PUBLIC_URL": "http://192.168.1.20:5000"}, False),
            # An address of the network of last week.
            ({"PUBLIC_URL": "http://10.255.254.253:5000", "HOST": "0.0.0.0"}, False),
            # A name, and a proxy: what stands before this process is not ours to know.
            ({"PUBLIC_URL": "http://vote.local:5000", "HOST": "0.0.0.0"}, True),
            ({"PUBLIC_URL": "https://vote.example"}, True),
            ({"PUBLIC_URL": "http://192.168.1.20"}, True),
        ],
    )
    def test_it_says_no_more_than_is_known(
        self, tmp_path: Path, env: dict[str, str], reached: bool
    ) -> None:
        found = reach_of(settings(tmp_path, **env), "192.0.2.7")
        assert found.reached is reached
        assert ("make event" in found.command) is not reached

    def test_this_machines_own_address_can_be_reached(self, tmp_path: Path) -> None:
        address = wifi_address()
        if address is None:
            pytest.skip("this machine is on no network")
        env = {"HOST": "0.0.0.0", "PUBLIC_URL": f"http://{address}:5000"}
        assert reach_of(settings(tmp_path, **env), address).reached


class TestLimits:
    def test_a_burst_at_once_and_then_so_many_a_second(self) -> None:
        clock = [100.0]
        bucket = Bucket(10.0, 20.0, lambda: clock[0])
        assert sum(bucket.take() for _ in range(50)) == 20
        clock[0] += 0.55
        assert sum(bucket.take() for _ in range(50)) == 5
        clock[0] += 3600
        assert sum(bucket.take() for _ in range(50)) == 20

    def test_whoever_is_refused_does_not_wait_longer_for_asking(self) -> None:
        clock = [100.0]
        bucket = Bucket(1.0, 1.0, lambda: clock[0])
        taken = 0
        for _ in range(100):
            clock[0] += 0.1
            taken += bucket.take()
        assert taken in (10, 11)

    def test_links_are_trusted_more_than_a_code_on_a_wall(self) -> None:
        assert RATES[PHONE] < LEADING
