"""Events in the layouts of others: tidy rows, frames, files, ACLED, UCDP, PLOVER, HXL, GeoJSON, tables for a terminal."""
