"""What `make demo` shows: the graph is built from what ships, a few questions are answered, and what to type next."""

from __future__ import annotations

from typing import Final

from goldenthread.commands import build, questions
from goldenthread.commands.build import How
from goldenthread.output import say
from goldenthread.places import data_folder
from goldenthread.tables import print_table
from goldenthread.workers import Limits
from graph.dataset import open_dataset
from graph.names import Names
from queries.catalogue import load_question
from queries.runner import ask
from queries.wording import worded

_SHOWN: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("overall-grades", {"framework": "sif-2013", "documents": "committee-report"}),
    ("judgement-tree", {"authority": "Gateshead", "start": "2015"}),
    ("actions-lacking", {"slot": "lead"}),
    ("recommendations-by-theme", {"theme": "elected-member-scrutiny"}),
    ("oversight-now-and-proposed", {"matter": "plan/cheshire-east/childrens-improvement-plan"}),
    ("thread-of-a-recommendation", {"recommendation": "recommendation/sunderland/lscb/2015-05-11/146"}),
)
_NEXT: Final = """
What to type next (with .venv/bin/ in front, or after: source .venv/bin/activate)

  goldenthread questions                    every saved question
  goldenthread questions overdue-actions    one of them, with its parameters and its SPARQL
  goldenthread ask overdue-actions -p asAt=2015-10-01
  goldenthread evidence "SSCB"              every passage that speaks of a thing
  goldenthread query 'SELECT ?name WHERE { ?a a gt:Authority ; rdfs:label ?name } ORDER BY ?name'
  goldenthread extract paper.txt            what a paper of your own states

Have the papers? Then "goldenthread build --documents FOLDER" shows their exact words beside each fact.
"""


def main() -> None:
    """Builds, asks and prints, as the commands do that are shown before each answer."""
    folder = data_folder(None)
    say("$ goldenthread build")
    build.run([], documents=None, into=folder, how=How(Limits()))
    dataset = open_dataset(folder)
    names = Names(dataset)
    for identifier, values in _SHOWN:
        question = load_question(identifier)
        typed = "".join(f" -p {name}={questions.quoted(value)}" for name, value in values.items())
        print(f"\n{worded(question.question, values)}\n$ goldenthread ask {identifier}{typed}", flush=True)
        print_table(ask(dataset, question, {name: (value,) for name, value in values.items()}, names.resolve))
    print(_NEXT)


if __name__ == "__main__":
    main()
