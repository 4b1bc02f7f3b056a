"""Invented profiles in Japanese and English, and an encoder that knows words alone."""

import numpy as np

from enishi.matching import Facets, Kind, Profile

SEEDS = {
    "s1": (
        "ja",
        "膵臓がんを血液中のマイクロRNAから早期に発見する検査法を開発した。従来の腫瘍マーカーより感度が高い。特許出願中。",
    ),
    "s2": (
        "en",
        "A soft exoskeleton glove that supports hand rehabilitation after stroke. Lighter than existing devices. Patent pending.",
    ),
    "s3": ("ja", "iPS細胞から心筋シートを大量に培養する装置。凍結保存も可能である。"),
    "s4": (
        "en",
        "Machine learning that reads chest X-ray images and marks tuberculosis. Works offline on a small computer.",
    ),
    "s5": ("ja", "下水中のウイルスを測定し感染症の流行を予測するサービス。"),
}
NEEDS = {
    "n1": ("en", "A hospital group is looking for a blood test that detects pancreatic cancer early, for screening of patients at risk."),
    "n2": ("ja", "脳卒中患者の手のリハビリを家庭で続けられる機器を求めている。"),
    "n3": ("en", "We need a scalable culture system for cardiac cells for regenerative medicine trials."),
    "n4": ("ja", "結核の健診画像を自動で読影する技術を探している。通信の届かない地域で使いたい。"),
    "n5": ("en", "City government wants early warning of influenza outbreaks from environmental samples."),
}  # fmt: skip


def profile(identifier, *, kind=Kind.SEED, links=(), said=None, **facets):
    language, text = said or (SEEDS | NEEDS)[identifier]
    return Profile(identifier, kind, {language: (text,)}, facets=Facets(**facets), links=links)


def profiles():
    seeds = [profile(identifier) for identifier in SEEDS]
    return seeds + [profile(identifier, kind=Kind.NEED) for identifier in NEEDS]


class WordEncoder:
    """Texts that share words are near each other; counts what it is asked."""

    name, version, dimensions = "words", "1", 256

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for start in range(len(text) - 2):
                row[
                    sum(ord(character) * 31**place for place, character in enumerate(text[start : start + 3])) % 256
                ] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, lengths, out=rows, where=lengths > 0)
