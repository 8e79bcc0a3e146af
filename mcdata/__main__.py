"""`python -m mcdata …`: the command line."""

from mcdata.cli import main

main()
