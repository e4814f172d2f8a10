"""Apache Jena: the dataset in a TDB2 with its statistics, asked within one virtual machine that lasts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence, Sized
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from typing import Any, Final
from zipfile import ZipFile

from benchmarks.peers.engine import Engine, Late, Opened, Refused
from graph.dataset import Dataset
from queries.portable import with_prefixes

_JARS: Final = Path("/usr/share/java")
_NAMES: Final = Path(__file__).with_name("jena_jars.txt")
_MEMORY: Final = "-Xmx4g"
_MESSAGES: Final = "org/apache/jena/ext/"
ABSENT: Final = (
    None
    if which("java") and (_JARS / "jena-tdb2.jar").is_file()
    else "no Jena here: apt-get install libapache-jena-java default-jre-headless"
)


def jena_tdb2(dataset: Dataset, folder: Path) -> Engine:
    """A TDB2 of the dataset in the folder, loaded unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = _classpath(folder)
    if not (statistics := folder / "tdb2" / "Data-0001" / "stats.opt").is_file():
        _load(dataset, folder, path)
        statistics.write_bytes(_run("tdb2.tdbstats", folder, path))

    @contextmanager
    def opened() -> Iterator[Opened]:
        import jpype

        jpype.startJVM(jpype.getDefaultJVMPath(), _MEMORY, classpath=list(map(str, path)))
        store = jpype.JClass("org.apache.jena.tdb2.TDB2Factory").connectDataset(str(folder / "tdb2"))

        def answer(sparql: str, limit: float) -> Sized:
            return _answer(jpype, store, with_prefixes(sparql), limit)

        yield Opened(answer)
        store.close()

    return Engine("Jena TDB2", opened, stops_itself=True, is_warmed=True)


class Body:
    """Rows as lines of tab-separated values, under a line of names."""

    def __init__(self, text: Any) -> None:
        self._text = text

    def __len__(self) -> int:
        return bytes(self._text.toByteArray()).count(b"\n") - 1


def _answer(jpype: Any, store: Any, sparql: str, limit: float) -> Sized:
    """The rows with all their values, written in memory: values that nobody looks at, TDB2 does not fetch."""
    query = jpype.JPackage("org").apache.jena.query
    milliseconds = jpype.JClass("java.util.concurrent.TimeUnit").MILLISECONDS
    rows = jpype.JClass("java.io.ByteArrayOutputStream")()
    store.begin(query.ReadWrite.READ)
    try:
        asked = query.QueryExecution.dataset(store).query(sparql).timeout(int(limit * 1e3), milliseconds).build()
        query.ResultSetFormatter.outputAsTSV(rows, asked.execSelect())
    except query.QueryCancelledException as error:
        raise Late from error
    except jpype.JException as error:
        raise Refused(str(error)) from error
    finally:
        store.end()
    return Body(rows)


def _classpath(folder: Path) -> Sequence[Path]:
    """The jars; before them the messages of jena-core, in which Debian's classes look under another name."""
    with ZipFile(_JARS / "jena-core.jar") as core:
        for name in core.namelist():
            if name.startswith(_MESSAGES) and name.endswith(".properties"):
                message = folder / "messages" / name.removeprefix(_MESSAGES)
                message.parent.mkdir(parents=True, exist_ok=True)
                message.write_bytes(core.read(name))
    return [folder / "messages", *(_JARS / f"{name}.jar" for name in _NAMES.read_text(encoding="utf-8").split())]


def _load(dataset: Dataset, folder: Path, path: Sequence[Path]) -> None:
    merged = folder / "merged.nt"
    dataset.write_merged(merged)
    try:
        _run("tdb2.tdbloader", folder, path, merged, dataset.quads_path())
    finally:
        with suppress(FileNotFoundError):
            merged.unlink()


def _run(command: str, folder: Path, path: Sequence[Path], *files: Path) -> bytes:
    """What a command of Jena prints. Raises `CalledProcessError`."""
    java = ["java", _MEMORY, "-cp", ":".join(map(str, path)), command, "--loc", str(folder / "tdb2"), *map(str, files)]
    return subprocess.run(java, check=True, capture_output=True).stdout
