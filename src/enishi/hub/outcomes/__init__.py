"""What came of introductions: reports of both sides, stages, outcomes. See docs/outcomes.md."""
