"""Run notebooks: set their parameters, execute every cell, give the same bytes each time.

A notebook names its parameters in the code cell tagged `parameters`, as papermill does; so papermill runs it too.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
import yaml
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

#: Called before each cell with its number (from 1) and how many there are.
CellProgress = Callable[[int, int], None]

_ROOT = Path(__file__).resolve().parent.parent


class NotebookError(ValueError):
    """A notebook that cannot be read, or values that it does not take; the message names them."""


class NotebookFailed(RuntimeError):
    """A cell ended with an error; the message names notebook, cell and error."""


def read(path: str | Path) -> NotebookNode:
    """Give the notebook in a file. Raises NotebookError where there is none."""
    try:
        return nbformat.read(Path(path), as_version=4)
    except FileNotFoundError:
        raise NotebookError(f"{path}: no such notebook") from None
    except Exception as error:  # nbformat raises whatever its JSON reader and its upgrades raise
        raise NotebookError(f"{path}: is no notebook that can be read ({error})") from error


def write(notebook: NotebookNode, path: str | Path) -> Path:
    """Write a notebook, the folder made where it is missing, and give the path."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    return target


def parameters(notebook: NotebookNode) -> dict[str, Any]:
    """Give the names and default values that the cell tagged `parameters` sets; empty where there is no such cell."""
    index = _parameter_cell(notebook)
    if index is None:
        return {}
    found: dict[str, Any] = {}
    for node in ast.parse(notebook.cells[index].source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


def _parameter_cell(notebook: NotebookNode) -> int | None:
    tagged = (i for i, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", ()))
    return next(tagged, None)


def with_parameters(notebook: NotebookNode, values: Mapping[str, Any]) -> NotebookNode:
    """Give the notebook with a cell after its parameters that sets `values`; unknown names and wrong types are refused.

    Values may be text as typed in a shell; the default's type says how it is read.
    """
    defaults = parameters(notebook)
    unknown = sorted(set(values) - set(defaults))
    if unknown:
        known = ", ".join(f"{name} ({default!r})" for name, default in defaults.items()) or "none"
        raise NotebookError(f"unknown parameter {', '.join(unknown)}; this notebook has: {known}")
    if not values:
        return notebook
    source = "\n".join(f"{name} = {_typed(name, value, defaults[name])!r}" for name, value in values.items())
    cell = nbformat.v4.new_code_cell(source, id="injected-parameters", metadata={"tags": ["injected-parameters"]})
    index = _parameter_cell(notebook)
    assert index is not None  # a known name came from such a cell
    cells = [c for c in notebook.cells if "injected-parameters" not in c.metadata.get("tags", ())]
    return NotebookNode(notebook, cells=[*cells[: index + 1], cell, *cells[index + 1 :]])


def _typed(name: str, value: Any, default: Any) -> Any:
    """Read text as the default's type: text stays text, all else is read like a YAML value."""
    if isinstance(default, str):
        return str(value)
    if isinstance(value, str):
        try:
            value = yaml.safe_load(value)
        except yaml.YAMLError:
            raise NotebookError(f"parameter {name}: cannot read {value!r}; its default is {default!r}") from None
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if default is not None and value is not None and type(value) is not type(default):
        raise NotebookError(
            f"parameter {name}: {value!r} is {_kind(value)}, it takes {_kind(default)} (its default is {default!r})"
        )
    return value


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "text", list: "a list"}
    return names.get(type(value), type(value).__name__)


def execute(
    notebook: NotebookNode,
    folder: str | Path,
    *,
    name: str = "notebook",
    environment: Mapping[str, str] | None = None,
    progress: CellProgress | None = None,
) -> NotebookNode:
    """Run every cell, as if the notebook lay in `folder`, and give the notebook with its outputs.

    `environment` adds variables that the notebook's code sees. Raises NotebookFailed at the first cell with an error.
    """
    fresh = _without_outputs(notebook)
    client = NotebookClient(
        fresh,
        kernel_manager_class=_OwnKernel,
        extra_arguments=["--log-level=ERROR"],  # else it warns that it talks through this machine's own ports
        timeout=None,
        record_timing=False,  # times of day would make every run differ
        coalesce_streams=True,  # how prints are cut into pieces differs from run to run
        resources={"metadata": {"path": str(folder)}},
        on_cell_execute=_told(progress, len(fresh.cells)),
    )
    try:
        client.execute(env={**os.environ, **_SAME_EACH_TIME, "PYTHONPATH": _python_path(), **(environment or {})})
    except CellExecutionError as error:
        raise NotebookFailed(_where(fresh, name, error)) from error
    fresh.metadata = NotebookNode(notebook.metadata, **_LANGUAGE)
    return fresh


_SAME_EACH_TIME = {"PYTHONHASHSEED": "0"}
# The kernel notes the exact version of Python, which differs between machines.
_LANGUAGE = {
    "kernelspec": NotebookNode(display_name="Python 3 (ipykernel)", language="python", name="python3"),
    "language_info": NotebookNode(name="python", file_extension=".py", mimetype="text/x-python"),
}


class _OwnKernel(AsyncKernelManager):
    """A kernel of the Python that runs this, whatever kernels the user has installed under its name."""

    def _kernel_spec_manager_default(self) -> KernelSpecManager:
        return KernelSpecManager(kernel_dirs=[])


def _python_path() -> str:
    """Let notebooks import the package from any folder, installed or not."""
    return os.pathsep.join(p for p in (str(_ROOT), os.environ.get("PYTHONPATH", "")) if p)


def _without_outputs(notebook: NotebookNode) -> NotebookNode:
    fresh: NotebookNode = nbformat.from_dict(notebook)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return fresh


def _told(progress: CellProgress | None, n_cells: int) -> Callable[..., None] | None:
    if progress is None:
        return None
    tell = progress
    return lambda cell, cell_index: tell(cell_index + 1, n_cells)


def _where(notebook: NotebookNode, name: str, error: CellExecutionError) -> str:
    """Say which cell failed: cells are numbered as JupyterLab shows them."""
    failed = (c for c in notebook.cells if any(o.output_type == "error" for o in c.get("outputs", ())))
    cell = next(failed, None)
    place = f"cell [{cell.execution_count}], {cell.source.splitlines()[0]!r}" if cell else "a cell"
    return f"{name}: {place} ended with {error.ename}: {error.evalue}"


def run(
    path: str | Path,
    values: Mapping[str, Any] | None = None,
    out: str | Path | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    progress: CellProgress | None = None,
) -> NotebookNode:
    """Run the notebook in a file with these parameters and give it executed; with `out`, also write it there.

    It runs in its own folder, as in JupyterLab; folders among `values` are meant from where the command is given.
    """
    notebook = read(path)
    folder = Path(path).resolve().parent
    try:
        notebook = with_parameters(notebook, _from_here(values or {}, parameters(notebook), folder))
    except NotebookError as error:
        raise NotebookError(f"{path}: {error}") from None
    done = execute(notebook, folder, name=Path(path).name, environment=environment, progress=progress)
    if out is not None:
        write(done, out)
    return done


def _from_here(values: Mapping[str, Any], defaults: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Give folders, named as seen from here, as the notebook sees them; a path is what has a path for its default."""
    given = dict(values)
    for name, value in given.items():
        if "/" in str(defaults.get(name, "")) and Path(str(value)).is_dir() and not os.path.isabs(value):
            given[name] = Path(os.path.relpath(value, folder)).as_posix()
    return given
