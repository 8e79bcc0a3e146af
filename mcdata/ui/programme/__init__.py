"""Drawing of the programme's page: figures, week, time line, reach, quartiers."""
