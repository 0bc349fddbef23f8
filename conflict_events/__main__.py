"""``python -m conflict_events`` is the program ``conflict-events``."""

from conflict_events.cli import main

if __name__ == "__main__":
    main()
