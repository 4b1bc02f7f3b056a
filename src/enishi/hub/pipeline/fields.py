"""The words by which a seed or need is found, kept beside its texts."""

from typing import Any

from django.db import models

from enishi.text import search_tokens

__all__ = ["SearchWords", "as_word"]


def as_word(token: str) -> str:
    """Return *token* as it stands among the words: between spaces, so that none is found inside another."""
    return f" {token} "


class SearchWords(models.TextField):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """The search words of the row's texts, and of nothing else: who stands behind an anonymous one must not be found by it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(editable=False, default="")
        super().__init__(**kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002 (Django's signature)
        """Derive the words."""
        texts = [text for prose in model_instance.texts() for text in prose.values()]  # type: ignore[attr-defined]
        words = sorted({token for text in texts for token in search_tokens(text)})
        joined = "".join(as_word(word) for word in words)
        setattr(model_instance, self.attname, joined)
        return joined
