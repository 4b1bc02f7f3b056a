"""What the operator may set."""

from pathlib import Path

import pytest

from enishi.hub.site.environment import Environment, WrongSetting


def test_environment_without_anything_set_is_safe_on_one_machine(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Environment.read({}) == Environment(
        data=tmp_path / "var",
        port=8000,
        bind="127.0.0.1",
        url="",
        hosts=("127.0.0.1", "localhost", "[::1]"),
        database_url="",
        secret_key="",
        admin_email="admin@localhost",
        mail="",
        mail_from="enishi@localhost",
        time_zone="Asia/Tokyo",
        home_country="JP",
        workers=2,
        llm=("", "", "", 0),
    )


def test_environment_takes_the_key_kept_in_the_data_folder(tmp_path):
    (tmp_path / "secret-key").write_text("kept\n", encoding="ascii")
    assert Environment.read({"ENISHI_DATA": str(tmp_path)}).secret_key == "kept"
    assert Environment.read({"ENISHI_DATA": str(tmp_path), "ENISHI_SECRET_KEY": "said"}).secret_key == "said"


def test_environment_lets_the_hubs_own_address_in():
    read = Environment.read({"ENISHI_URL": "https://hub.example.org/", "ENISHI_HOSTS": "a.example, b.example"})
    assert (read.url, read.hosts) == ("https://hub.example.org", ("a.example", "b.example", "hub.example.org"))


def test_environment_names_a_language_model_only_with_its_address():
    named = {"ENISHI_LLM_MODEL": "small", "ENISHI_LLM_KEY": "secret"}
    assert Environment.read(named).llm == ("", "", "", 0)
    address = "http://127.0.0.1:1/v1/chat/completions"
    assert Environment.read({**named, "ENISHI_LLM_URL": address}).llm == (address, "small", "secret", 30)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "http", "PORT is 'http'; write a whole number from 0 to 65535."),
        ("PORT", "70000", "PORT is '70000'; write a whole number from 0 to 65535."),
        ("ENISHI_WORKERS", "0", "ENISHI_WORKERS is '0'; write a whole number from 1 to 64."),
        ("ENISHI_LLM_SECONDS", "soon", "ENISHI_LLM_SECONDS is 'soon'; write a whole number from 1 to 600."),
        (
            "ENISHI_LLM_URL", "http://a.example",
            "ENISHI_LLM_MODEL is empty; write the name of the model that ENISHI_LLM_URL is to be asked for.",
        ),
        (
            "ENISHI_LLM_URL", "file:///etc",
            "ENISHI_LLM_URL is 'file:///etc'; write the chat endpoint's address such as http://127.0.0.1:11434/v1/chat/completions.",
        ),
        ("ENISHI_URL", "hub.example.org", "ENISHI_URL is 'hub.example.org'; write the hub's address such as https://hub.example.org."),
    ],
)  # fmt: skip
def test_environment_says_in_one_sentence_what_is_wrong(name, value, sentence):
    with pytest.raises(WrongSetting) as wrong:
        Environment.read({name: value, "ENISHI_DATA": str(Path("/nowhere"))})
    assert str(wrong.value) == sentence
