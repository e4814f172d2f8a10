"""Which addresses are of one thing: decided by rule and by people, applied, told, and shown."""
