"""From candidates to events: dates to days, mentions to ids, spans to offsets."""
