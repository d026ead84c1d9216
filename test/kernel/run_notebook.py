"""Runs a notebook as JupyterLab's Run All would: run_notebook.py IN OUT [--kernel NAME] [--timeout SECONDS] [--cwd FOLDER]

Writes the notebook with its outputs to OUT, also when a cell fails, and prints one line of JSON:
{ok, seconds, error: null | {kind, message, ename, evalue, cell}}; cell is the index of the cell that failed.
"""

import argparse
import json
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None


@contextmanager
def alone():
    """Keeps other runs of this script waiting."""
    with open(Path(tempfile.gettempdir()) / "svertka-kernel-starts", "w") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Client(NotebookClient):
    """Jupyter looks for free ports and lets them go before the kernel takes them: two kernels that start at once may get
    the same ones, and then one of them never answers. So one starts after the other."""

    async def async_start_new_kernel(self, **options):
        self.starting = alone()
        self.starting.__enter__()
        await super().async_start_new_kernel(**options)

    async def async_start_new_kernel_client(self):
        try:
            return await super().async_start_new_kernel_client()
        finally:
            self.starting.__exit__(None, None, None)


parser = argparse.ArgumentParser()
parser.add_argument("notebook", type=Path)
parser.add_argument("out", type=Path)
parser.add_argument("--kernel", default="tslab")
parser.add_argument("--timeout", type=int, default=60, help="seconds for each cell")
parser.add_argument("--cwd", type=Path, help="the kernel's folder; the notebook's own unless given")
options = parser.parse_args()

notebook = nbformat.read(options.notebook, as_version=4)
client = Client(
    notebook,
    kernel_name=options.kernel,
    timeout=options.timeout,
    resources={"metadata": {"path": str(options.cwd or options.notebook.resolve().parent)}},
)
started = time.monotonic()
error = None
try:
    client.execute()
except Exception as failure:
    failed = [
        index
        for index, cell in enumerate(notebook.cells)
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    ]
    cell_error = isinstance(failure, CellExecutionError)
    error = {
        "kind": type(failure).__name__,
        "message": str(failure),
        "ename": failure.ename if cell_error else None,
        "evalue": failure.evalue if cell_error else None,
        "cell": failed[0] if failed else None,
    }
nbformat.write(notebook, options.out)
print(json.dumps({"ok": error is None, "seconds": time.monotonic() - started, "error": error}))
