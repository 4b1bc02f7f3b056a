"""The reader by which releases come into the hub."""

from django.test import override_settings

from enishi.hub.network.reading import hub_reader
from enishi.releases import RuleReader
from enishi.releases.second import ComparedReader


def test_rules_alone_read_unless_a_model_is_named():
    assert type(hub_reader()) is RuleReader


def test_one_reader_with_the_named_model_serves_the_whole_process():
    with override_settings(ENISHI_LLM=("http://127.0.0.1:9/v1/chat/completions", "small", "", 5)):
        assert type(hub_reader()) is ComparedReader
        assert hub_reader() is hub_reader()
