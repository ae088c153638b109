"""What an event came to, written out for people and programs."""
