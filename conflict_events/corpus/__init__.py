"""Many documents: archives, and one war told by many."""
