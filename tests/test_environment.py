"""What is installed: the project file, the file for conda users and the lock agree, and hold nothing of one machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = {canonicalize_name(n): v for n, v in re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", LOCK, re.MULTILINE)}


def requirements(lines: list[str]) -> dict[str, str]:
    parsed = [Requirement(line) for line in lines]
    return {canonicalize_name(r.name): str(r.specifier) for r in parsed}


def conda() -> dict[str, str]:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    plain = [d for d in listed if isinstance(d, str)]
    by_pip = [d for group in listed if isinstance(group, dict) for d in group["pip"] if not d.startswith("-")]
    return requirements([*plain, *by_pip])


def test_conda_and_pip_users_get_the_same_packages_with_the_same_floors() -> None:
    # Conda brings Python and the installers themselves.
    ours = requirements([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]])
    theirs = {name: floor for name, floor in conda().items() if name not in ("pip", "python", "setuptools")}
    assert theirs == ours


def test_conda_and_pip_users_get_the_same_python() -> None:
    assert conda()["python"] == PROJECT["requires-python"]


def test_every_dependency_has_a_floor() -> None:
    every = [*PROJECT["dependencies"], *(d for group in PROJECT["optional-dependencies"].values() for d in group)]
    assert [name for name, floor in requirements(every).items() if ">=" not in floor] == []


@pytest.mark.parametrize("group", ["dependencies", "test", "dev"])
def test_the_lock_holds_every_dependency_within_its_bounds(group: str) -> None:
    lines = PROJECT.get(group) or PROJECT["optional-dependencies"][group]
    for requirement in map(Requirement, lines):
        version = PINNED[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked at {version}; run make lock"


def test_every_locked_package_has_a_checksum() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert [e.split()[0] for e in entries if "--hash=sha256:" not in e] == []


@pytest.mark.parametrize("trace", ["://", "file:", "--index", "--find-links", "#", "\\\\", "/"])
def test_the_lock_names_no_place_to_load_from(trace: str) -> None:
    assert trace not in LOCK


def test_a_copyleft_library_is_not_among_what_is_installed() -> None:
    assert "igraph" not in PINNED
