"""How well releases are read: what each text tells, what a reader makes of it, and the two compared."""
