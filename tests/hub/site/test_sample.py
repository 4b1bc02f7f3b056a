"""The sample release goes the way of every release."""

from datetime import UTC, datetime

import pytest

from enishi.hub.network.models import Agreement, Organisation, Source
from enishi.hub.network.queries import hub
from enishi.hub.site.sample import Sample, find_sample, read_sample

NOW = datetime(2026, 11, 23, tzinfo=UTC)
RELEASE = """湾岸バイオネットワーク、UC San Diegoと覚書を締結
2019年6月3日
湾岸バイオネットワークは、2019年6月3日にUC San Diegoとライフサイエンス分野の交流促進に関する覚書を締結しました。
"""


@pytest.fixture
def sample(tmp_path):
    release = tmp_path / "release.txt"
    release.write_text(RELEASE, encoding="utf-8")
    return Sample((release,), hub="湾岸バイオネットワーク", published="2019-06-03")


def test_sample_known_names_hub_and_day():
    found = find_sample()
    names = [path.name for path in found.releases]
    assert (names, found.hub, found.published) == (["ucla-2019.ja.txt", "ucla-2019.en.txt"], "LINK-J", "2019-06-03")


@pytest.mark.django_db
def test_sample_read_is_a_source_marked_as_sample(sample):
    (reading,) = read_sample(sample, NOW)
    assert reading.hub == "湾岸バイオネットワーク"
    assert list(Source.objects.values_list("text", "sample", "published", "added_at")) == [
        (RELEASE, True, "2019-06-03", NOW)
    ]
    assert hub().display_name() == "湾岸バイオネットワーク"


@pytest.mark.django_db
def test_sample_read_twice_adds_nothing(sample):
    read_sample(sample, NOW)
    before = (Source.objects.count(), Organisation.objects.count(), Agreement.objects.count())
    read_sample(sample, NOW)
    assert (Source.objects.count(), Organisation.objects.count(), Agreement.objects.count()) == before
    assert before == (1, 2, 1)
