"""A chat endpoint, played by a local server: what it says, and every way in which it does not."""

import pytest

from enishi.releases.second import ChatEndpoint, EndpointRefused
from tests.releases.second.standing import said, standing

QUESTION = [{"role": "user", "content": "?"}]


@pytest.fixture
def server():
    with standing() as both:
        yield both


def test_words_come_back_and_the_key_goes_in_the_header(server):
    address, handler = server
    handler.body = said('{"agreements": []}')
    assert ChatEndpoint(address, "small", key="secret").ask(QUESTION) == '{"agreements": []}'
    assert handler.asked == [
        ("Bearer secret", {"model": "small", "messages": QUESTION, "stream": False, "temperature": 0})
    ]


def test_model_that_takes_no_temperature_is_asked_without(server):
    address, handler = server
    handler.body, handler.codes = said("yes"), [400]
    assert ChatEndpoint(address, "small").ask(QUESTION) == "yes"
    assert ["temperature" in question for _key, question in handler.asked] == [True, False]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"no json", "what it sent is no JSON"),
        (b"[" * 100_000, "no answer from"),
        (b'{"error": "quota"}', "did not answer as a chat endpoint does"),
        (b'{"choices": []}', "did not answer as a chat endpoint does"),
        (b'{"choices": [{"message": "hello"}]}', "did not answer as a chat endpoint does"),
        (said(None, refusal="I cannot help with that"), "would not read this text"),
        (said("", finish_reason="content_filter"), "would not read this text"),
        (said('{"agreements": [{"sta', finish_reason="length"), "broke off"),
        (said(None), "answered with nothing"),
        (said("  "), "answered with nothing"),
        (b" " * (5 * 1024 * 1024), "too long"),
    ],
    ids=["words", "deep", "error", "no_choice", "odd", "refusal", "filtered", "broken_off", "null", "blank", "long"],
)
def test_answer_that_is_none_is_refused(server, body, sentence):
    address, handler = server
    handler.body = body
    with pytest.raises(EndpointRefused, match=sentence):
        ChatEndpoint(address, "small").ask(QUESTION)


@pytest.mark.parametrize("code", [401, 404, 429, 500, 503])
def test_error_is_told_by_its_number_and_never_with_the_key(server, code):
    address, handler = server
    handler.code = code
    with pytest.raises(EndpointRefused) as refused:
        ChatEndpoint(address, "small", key="secret").ask(QUESTION)
    assert str(refused.value) == f"no answer from {address}: HTTP {code}"
    assert len(handler.asked) == 1


def test_question_is_not_carried_elsewhere(server):
    address, handler = server
    with standing() as (elsewhere, other):
        handler.code, handler.headers_sent = 302, {"Location": elsewhere}
        with pytest.raises(EndpointRefused, match="HTTP 302"):
            ChatEndpoint(address, "small", key="secret").ask(QUESTION)
        assert other.asked == []


def test_answer_that_drips_in_is_given_up(server):
    address, handler = server
    handler.body, handler.drip = said("yes" * 100), 0.02
    with pytest.raises(EndpointRefused, match="timed out"):
        ChatEndpoint(address, "small", seconds=0.3).ask(QUESTION)


def test_endpoint_that_is_not_there_or_no_endpoint_is_refused():
    with pytest.raises(EndpointRefused, match=r"http://127\.0\.0\.1:9/"):
        ChatEndpoint("http://127.0.0.1:9/", "small").ask(QUESTION)
    with pytest.raises(ValueError, match="begins with http"):
        ChatEndpoint("file:///etc/passwd", "small")
    with pytest.raises(ValueError, match="name of its model"):
        ChatEndpoint("http://127.0.0.1:9/", "")
