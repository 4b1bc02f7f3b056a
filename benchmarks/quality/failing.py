"""What stands for a reading where the reader broke off: nothing was read, and why."""

__all__ = ["BREAKS", "nothing"]

# All that a mistake in a reader raises; whatever else happens ends the measuring.
BREAKS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError)


def nothing(error: Exception) -> dict[str, object]:
    """Return the empty reading for a text on which the reader raised *error*."""
    return {"organisations": [], "people": [], "agreements": [], "broke": f"{type(error).__name__}: {error}"}
