"""The benchmark: `make bench`, one JSON object a line."""
