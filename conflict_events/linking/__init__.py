"""From triggers and mentions to candidates: who did what to whom, by syntax."""
