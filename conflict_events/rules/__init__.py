"""Event types and lexicons as data: TOML and CSV files, each read through a closed model."""
