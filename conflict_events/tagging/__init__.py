"""spaCy components: each marks one kind of mention and writes spans and plain data, nothing else."""
