"""Events in the forms that others read: tidy rows, pandas frame, CSV, tables for a terminal."""
