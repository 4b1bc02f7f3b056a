"""One reading that has something in every field, with quotes that fit its text."""

from enishi.releases import (
    Agreement,
    Claim,
    Commitment,
    Doubt,
    Event,
    Fact,
    Name,
    Organisation,
    Person,
    Post,
    Quote,
    Reading,
    Signatory,
    Tie,
    Words,
)  # fmt: skip

TEXT = "みなと(Minato)と山田大学は2019年6月3日、東京で覚書を締結した。学長 山田花子。🎌の日に交流会。10団体目。"


def quote(words: str) -> Quote:
    """Return *words* where they first stand in TEXT."""
    start = TEXT.index(words)
    return Quote(start, start + len(words), words)


def reading() -> Reading:
    """Return the reading."""
    whole = quote("東京で覚書を締結した")
    return Reading(
        TEXT, "ja", "覚書", "みなと", "2019-06-03", "sample/1",
        organisations=(
            Organisation(
                "o1", (Name("みなと", "ja", "official", quote("みなと")), Name("Minato", "en", "short", quote("Minato"))),
                "cluster", "JP", "", (Words("東京", "ja"),), False, quote("みなと"), 1.0, is_hub=True,
            ),
            Organisation(
                "o2", (Name("山田大学", "ja", "former", quote("山田大学"), "2001", "2018"),), "university", "", "Europe", (), None,
                quote("山田大学"), 0.5, "o1", False, "https://example.org",
                (Fact("founded", "1919", Words("創立", "ja"), "1919", quote("山田大学"), 0.75),),
            ),
        ),
        people=(
            Person(
                "p1", (Name("山田花子", "ja", "official", quote("山田花子")),),
                (Post("o2", (Words("学長", "ja"),), quote("学長")),), ("leads", "signed"), quote("山田花子"), 0.9,
            ),
        ),
        agreements=(
            Agreement(
                "a1", "new", "mou", ("o1", "o2"), "2019-06-03", (Words("東京", "ja"),), "2019-06-03", "P5Y", "2024-06-02", "automatic",
                (Signatory("p1", (Words("学長", "ja"),), "o2", quote("学長 山田花子")),), (Words("交流", "ja"),),
                (Commitment(Words("交流会", "ja"), quote("交流会"), "o2"),), whole, 0.95, (Words("覚書", "ja"),), "", quote("2019年6月3日"),
            ),
        ),
        events=(Event("e1", "reception", (Words("交流会", "ja"),), "2019-06", (), ("o1",), ("o2",), quote("🎌の日に交流会"), 0.8),),
        ties=(Tie("t1", "funds", "o1", "o2", "2016", (Words("基金", "ja"),), whole, 0.6),),
        claims=(Claim("c1", "partner_ordinal", 10, "", "o2", "2019-06-03", quote("10団体目"), 0.9),),
        doubts=(
            Doubt("d1", "lost_character", "63日", "2019-06-03", {"en": "A character is lost.", "ja": "字が抜けています。"},
                  {"en": "Check it.", "ja": "ご確認ください。"}, ("a1",), quote("2019年6月3日")),
            Doubt("d2", "no_text", "", "", {"en": "None."}, {"en": "Check."}, (), None),
        ),
        notes={"encoding": "utf-8"},
    )  # fmt: skip
