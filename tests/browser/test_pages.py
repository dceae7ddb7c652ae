"""The report in a browser without a network: what a reader sees, and that nothing goes wrong beneath it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.findings import ledger
from analysis.tables import load

CHAPTERS = ("01_actors", "02_incidents", "03_co_mentions", "04_alignments", "05_case_file")
PAGES = ("index", *CHAPTERS, "gallery")


def open_page(watched, report: Path, name: str) -> None:
    watched.page.goto((report / f"{name}.html").as_uri())
    watched.page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_network_errors_or_missing_parts(watched, report: Path, name: str) -> None:
    open_page(watched, report, name)
    watched.picture(f"report-{name}")
    assert watched.problems == []


@pytest.mark.parametrize("name", PAGES)
def test_every_image_is_there_and_has_an_alternative_text(watched, report: Path, name: str) -> None:
    open_page(watched, report, name)
    watched.page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager'; })")
    watched.page.wait_for_load_state("networkidle")
    images = watched.page.eval_on_selector_all("img", "all => all.map(i => [i.alt.length > 10, i.naturalWidth > 0])")
    assert [image for image in images if image != [True, True]] == []
    assert images


@pytest.mark.parametrize("name", PAGES)
def test_no_serious_barrier_to_anyone_is_found(watched, report: Path, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    open_page(watched, report, name)
    found = axe.run(watched.page).response["violations"]
    serious = [
        (v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_nothing_sticks_out(phone, report: Path, name: str) -> None:
    open_page(phone, report, name)
    phone.picture(f"phone-{name}")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_table_is_searched_sorted_and_paged(watched, report: Path) -> None:
    open_page(watched, report, "01_actors")
    listing = watched.page.locator(".browse").first
    before = listing.locator("tbody tr:not(.behind):visible").count()
    listing.get_by_role("button", name="Next").click()
    assert "rows 11 to" in listing.get_by_role("status").inner_text()
    listing.get_by_role("button", name="mentions").click()
    numbers = [int(t) for t in listing.locator("tbody tr:not(.behind):visible td:nth-child(5)").all_inner_texts()]
    assert before == 10 and numbers == sorted(numbers)
    listing.get_by_role("searchbox", name="Search this table").fill("no such actor")
    assert listing.get_by_role("status").inner_text() == "no row holds these words"


def sentences_of_incidents(report: Path) -> list[set[str]]:
    """The sentences behind each incident, in the order of the page's table."""
    tables = load(report.parent / "tables")
    text = tables.sentences.set_index("sentence_id")["text"]
    events = tables.events.groupby("incident_id")["sentence_id"]
    return [{text[i] for i in events.get_group(incident)} for incident in ledger(tables)["incident_id"]]


def test_a_row_opens_the_sentences_that_it_was_read_from(watched, report: Path) -> None:
    open_page(watched, report, "02_incidents")
    rows = watched.page.locator(".browse").first.locator("tbody")
    for number, sentences in enumerate(sentences_of_incidents(report)[:10]):
        row = rows.nth(number)
        assert not row.locator("blockquote").first.is_visible()
        row.get_by_role("button", name="sentence").click()
        assert row.locator("blockquote").first.is_visible()
        assert set(row.locator("blockquote").all_inner_texts()) == sentences
        row.get_by_role("button", name="sentence").click()
        assert not row.locator("blockquote").first.is_visible()


def test_a_row_opens_its_own_sentences_by_keyboard(watched, report: Path) -> None:
    open_page(watched, report, "01_actors")
    row = watched.page.locator(".browse tbody:visible").first
    row.get_by_role("button", name="sentence").focus()
    watched.page.keyboard.press("Enter")
    met_as = row.locator("tr").first.locator("td").last.inner_text()
    marked = row.locator("blockquote mark.words:visible").all_inner_texts()
    assert marked and any(mark in met_as for mark in marked)


def test_the_search_finds_words_of_the_sentences_too(watched, report: Path) -> None:
    open_page(watched, report, "02_incidents")
    listing = watched.page.locator(".browse").first
    listing.get_by_role("searchbox").fill("mosque")
    found = listing.locator("tbody:visible")
    assert 1 <= found.count() < 10
    assert all("mosque" in text for text in found.evaluate_all("all => all.map(row => row.textContent)"))


def test_without_scripts_the_sentences_can_still_be_unfolded(browser, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report / "02_incidents.html").as_uri())
    row = page.locator(".browse tbody").first
    row.locator("summary").click()
    assert row.locator("blockquote").first.is_visible()
    context.close()


def test_the_start_page_leads_to_every_chapter_and_every_download(watched, report: Path) -> None:
    open_page(watched, report, "index")
    links = watched.page.eval_on_selector_all("main a", "all => all.map(a => a.getAttribute('href'))")
    assert [link for link in links if not (report / link).is_file()] == []
    assert {f"{name}.html" for name in CHAPTERS} <= set(links)
    assert sum(link.endswith(".pdf") for link in links) >= 10


def test_the_most_involved_actors_have_a_page_each(watched, report: Path) -> None:
    open_page(watched, report, "index")
    cases = watched.page.eval_on_selector_all(
        ".actors a", "all => all.map(a => [a.textContent, a.getAttribute('href')])"
    )
    assert 1 <= len(cases) <= 10
    name, href = cases[0]
    watched.page.goto((report / href).as_uri())
    assert name in watched.page.locator("main").inner_text()
    assert watched.problems == []
    found = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().run(watched.page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_picture_of_a_chapter_leads_to_one_that_can_be_enlarged(phone, report: Path) -> None:
    open_page(phone, report, "02_incidents")
    phone.page.locator("figure > a").first.click()
    phone.page.wait_for_load_state("networkidle")
    assert phone.page.url.endswith(".png") and phone.page.evaluate("document.images[0].naturalWidth") > 1500


def test_a_script_in_a_document_shows_as_text_and_never_runs(watched, report: Path) -> None:
    shown = ""
    for name in PAGES:
        open_page(watched, report, name)
        shown += watched.page.locator("main").text_content()
    for case in sorted((report / "actors").glob("*.html")):
        watched.page.goto(case.as_uri())
    assert watched.problems == []
    assert "<script>" in shown or "onerror=" in shown


def test_the_keyboard_reaches_the_text_first(watched, report: Path) -> None:
    open_page(watched, report, "01_actors")
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.textContent") == "Skip to the text"


def test_in_print_tables_are_whole_and_code_is_gone(watched, report: Path) -> None:
    open_page(watched, report, "01_actors")
    watched.page.emulate_media(media="print")
    assert watched.page.locator("details.code").first.is_visible() is False
    watched.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    rows = watched.page.locator(".browse").first.locator("tbody tr:not(.behind)")
    assert rows.count() == rows.locator("visible=true").count()
