"""`python -m goldenthread` is the command `goldenthread`."""

from goldenthread.cli import main

main()
