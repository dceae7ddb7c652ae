"""A real browser, cut off from every network but this machine's own ports; skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Screenshots of what was tested, to be looked at.
PICTURES = ROOT / "build" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM", "") or next((path for name in names if (path := shutil.which(name))), "")


@pytest.fixture(scope="session")
def browser() -> Iterator:  # type: ignore[type-arg]
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = find_chromium()
    if not path:
        pytest.skip("no chromium on this machine")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


class Watched:
    """A page that notes what goes wrong on it: errors, console errors, and requests to anywhere but here."""

    def __init__(self, browser, width: int = 1200) -> None:  # type: ignore[no-untyped-def]
        self.context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("console", lambda m: self.problems.append(f"console: {m.text}") if m.type == "error" else None)
        self.page.on("requestfailed", lambda r: self.problems.append(f"failed: {r.url}"))
        self.page.on("dialog", self._dialog)
        self.context.route("**/*", self._only_here)

    def _dialog(self, dialog) -> None:  # type: ignore[no-untyped-def]
        self.problems.append(f"a script ran: {dialog.message}")
        dialog.dismiss()

    def _only_here(self, route) -> None:  # type: ignore[no-untyped-def]
        url = route.request.url
        if url.startswith(("file:", "data:", "blob:", "http://127.0.0.1", "http://localhost")):
            route.continue_()
        else:
            self.problems.append(f"network: {url}")
            route.abort()

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.fixture
def watched(browser) -> Iterator[Watched]:  # type: ignore[no-untyped-def]
    opened = Watched(browser)
    yield opened
    opened.context.close()


@pytest.fixture
def phone(browser) -> Iterator[Watched]:  # type: ignore[no-untyped-def]
    opened = Watched(browser, width=375)
    yield opened
    opened.context.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the seeds and of a document that holds scripts."""
    from analysis.report import make

    place = tmp_path_factory.mktemp("browser")
    shutil.copytree(ROOT / "seeds", place / "seeds")
    (place / "seeds" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    make(place / "seeds", place / "reports", place / "tables")
    return place / "reports"


HOSTILE = (
    "On 4 May 2021 the <script>alert('name')</script> Front attacked the army in Kabul, killing three soldiers.\n\n"
    "The <img src=x onerror=alert('image')> Brigade, an armed group, said the army bombed \"><svg onload=alert('svg')>.\n"
)
