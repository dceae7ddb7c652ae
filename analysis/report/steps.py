"""The way through a report; only what has new inputs is done again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from analysis import pipeline, runner
from analysis.documents import InputError
from analysis.findings.case_file import most_involved
from analysis.progress import Progress
from analysis.report.gallery import NAME
from analysis.report.gallery import gallery as gallery_of
from analysis.report.pages import Link, page, short_title, title
from analysis.report.record import Record, checksum, of_files, of_program
from analysis.report.start import Chapter, answer, start, thumbnails
from analysis.tables import TableError, Tables, load

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
CASE_FILE = "05_case_file"
CASES = 10  # case files for so many of the actors most involved
AT_ONCE = 2  # notebooks run beside each other; each takes a core and some 300 MB


@dataclass(frozen=True, slots=True)
class Made:
    """Where a report is, and how much of it had to be made."""

    start: Path
    tables: Path
    figures: int
    pages: int
    redone: int

    def summary(self) -> str:
        """Give what a user wants to know at the end, a line each."""
        new = f"{self.redone} of them new" if self.redone else "nothing was new"
        return "\n".join(
            (
                f"{'tables':>8}  {self.tables}",
                f"{'figures':>8}  {self.figures}, in {self.start.parent / 'figures'}",
                f"{'pages':>8}  {self.pages}, {new}",
                f"{'start':>8}  {self.start}",
            )
        )


@dataclass(frozen=True, slots=True)
class Job:
    """A notebook to run: its file, what is set in it, and the name of its page and of its folder of figures."""

    notebook: Path
    name: str
    values: dict[str, str]
    heading: str = ""
    short: str = ""

    @property
    def href(self) -> str:
        return f"{self.name}.html"


def make(
    seeds: str | Path = "seeds",
    out: str | Path = "reports",
    tables: str | Path = "data/tables",
    *,
    notebooks: str | Path = NOTEBOOKS,
    force: bool = False,
    corrections: str | Path | None = None,
    gallery: bool = True,
    progress: Progress | None = None,
) -> Made:
    """Make the report of these documents in `out` and say where it is; `gallery` has the page of the figures' style made.

    Raises what `build` raises, and NotebookFailed where a cell of a notebook ends with an error.
    """
    root, folder = Path(out), Path(tables)
    record = Record(root / "made.json", forget=force)
    with progress or Progress() as told:
        built = _build(Path(seeds), folder, corrections, record, told)
        jobs = _jobs(Path(notebooks), built)
        redone = _run_all(jobs, root, folder, record, told)
        if gallery:
            _write_gallery(root, folder, built, record, told)
    figures = _write_start(jobs, root, built, gallery)
    return Made(root / "index.html", folder, figures, len(jobs) + 1 + gallery, redone)


def _build(seeds: Path, folder: Path, corrections: str | Path | None, record: Record, progress: Progress) -> Tables:
    """Give the tables of the documents: those in the folder where they were made of the same, else new ones."""
    if not seeds.exists():
        raise InputError(f"{seeds}: no such file or folder")
    inputs = checksum([of_program(), of_files(seeds), of_files(Path(corrections)) if corrections else ""])
    if record.is_current("documents", inputs) and folder.is_dir():
        try:
            if record.is_current("tables", of_files(folder)):
                return load(folder)
        except TableError:
            pass  # damaged since: built again
    built = pipeline.build(seeds, out=folder, progress=progress, corrections=corrections)
    record.note("documents", inputs)
    record.note("tables", of_files(folder))
    return built


def _jobs(notebooks: Path, tables: Tables) -> list[Job]:
    """Give every notebook, and the case file once more for each of the actors most involved."""
    files = sorted(notebooks.glob("*.ipynb"))
    read = [(file, runner.read(file)) for file in files]
    jobs = [Job(file, file.stem, {}, title(n) or file.stem, short_title(n, file.stem)) for file, n in read]
    names = tables.actors.set_index("actor_id")["name"]
    for case in (file for file in files if file.stem == CASE_FILE):
        for actor in most_involved(tables, CASES) if len(tables.events) else ():
            jobs.append(Job(case, f"actors/{actor}", {"actor": actor}, f"Case file: {names[actor]}", str(names[actor])))
    return jobs


def _run_all(jobs: Sequence[Job], root: Path, tables: Path, record: Record, progress: Progress) -> int:
    """Run what has new inputs and write its page; give how many these were."""
    _forget_old(root, jobs)
    state = checksum([of_program(), of_files(tables), *(j.name + j.heading + j.short for j in jobs)])
    inputs = {job.name: checksum([state, of_files(job.notebook), repr(job.values)]) for job in jobs}
    due = [j for j in jobs if not (record.is_current(j.name, inputs[j.name]) and (root / j.href).is_file())]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        pages = pool.map(lambda job: _run(job, jobs, root, tables), due)
        for number, (job, html) in enumerate(zip(due, pages, strict=True), 1):
            target = root / job.href
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(html, encoding="utf-8", newline="\n")
            record.note(job.name, inputs[job.name])
            progress("running notebooks", number, len(due))
    return len(due)


def _forget_old(root: Path, jobs: Sequence[Job]) -> None:
    """Remove pages and figures of actors and notebooks that are no longer in the report."""
    wanted = {job.name for job in jobs}
    for old in sorted({*root.glob("actors/*.html"), *root.glob("[0-9]*.html")}):
        name = old.relative_to(root).with_suffix("").as_posix()
        if name not in wanted:
            old.unlink()
            shutil.rmtree(root / "figures" / name, ignore_errors=True)


def _run(job: Job, jobs: Sequence[Job], root: Path, tables: Path) -> str:
    """Run one notebook, its figures exported to a folder of their own, and give its page."""
    figures = root / "figures" / job.name
    shutil.rmtree(figures, ignore_errors=True)
    figures.mkdir(parents=True)
    values = {"tables": _seen_from(job.notebook, tables), "figures": _seen_from(job.notebook, figures), **job.values}
    known = runner.parameters(runner.read(job.notebook))
    executed = runner.run(job.notebook, {k: v for k, v in values.items() if k in known})
    up = "../" * job.name.count("/")
    heading = job.heading if "/" in job.name else ""
    return page(executed, _links(job, jobs), heading, f"{up}figures/{job.name}")


def _seen_from(notebook: Path, folder: Path) -> str:
    """Give a folder as a notebook names it; pages then hold no path of the machine."""
    return Path(os.path.relpath(folder.resolve(), notebook.resolve().parent)).as_posix()


def _links(job: Job, jobs: Sequence[Job]) -> list[Link]:
    """Give the links to the start page and to the notebooks' pages, as seen from this job's page."""
    up = "../" * job.name.count("/")
    chapters = [j for j in jobs if "/" not in j.name]
    return [Link("Start", f"{up}index.html"), *(Link(j.short, up + j.href, j == job) for j in chapters)]


def _write_gallery(root: Path, tables: Path, built: Tables, record: Record, progress: Progress) -> None:
    """Write the page that shows every figure in colour and without, where the one that is there is of other tables."""
    inputs, page_of = checksum([of_program(), of_files(tables)]), root / f"{NAME}.html"
    if not (record.is_current(NAME, inputs) and page_of.is_file()):
        page_of.write_text(gallery_of(built, progress), encoding="utf-8", newline="\n")
        record.note(NAME, inputs)


def _write_start(jobs: Sequence[Job], root: Path, tables: Tables, gallery: bool) -> int:
    """Write the start page and give how many figures there are, those of case files included."""
    chapters = [_chapter(job, root, tables) for job in jobs if "/" not in job.name]
    cases = [Link(job.short, job.href) for job in jobs if "/" in job.name]
    (root / "index.html").write_text(start(tables, chapters, cases, gallery), encoding="utf-8", newline="\n")
    return sum(1 for _ in (root / "figures").rglob("*.png"))


def _chapter(job: Job, root: Path, tables: Tables) -> Chapter:
    order = "\n".join(cell.source for cell in runner.read(job.notebook).cells)
    figures = thumbnails(root / "figures" / job.name, root, order)
    return Chapter(job.name, job.heading, job.href, answer(job.name, tables), figures)
