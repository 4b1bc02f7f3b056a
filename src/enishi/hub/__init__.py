"""The Django product, thin over the libraries."""
