from enishi.hub.outbox.links import link_to, new_nonce, opened_by, same_nonce


def test_link_opens_for_its_purpose_alone():
    nonce = new_nonce()
    address = link_to("pipeline:ends", 12, nonce, "en")
    token = address.rstrip("/").rpartition("/")[2]
    assert "/en/offers/" in address
    assert opened_by(token, "pipeline:ends") == (12, nonce)
    assert opened_by(token, "introductions:answer") is None
    assert opened_by(token + "x", "pipeline:ends") is None
    assert opened_by("9" * 201, "pipeline:ends") is None


def test_nonces_are_compared_whole():
    one, two = new_nonce(), new_nonce()
    assert (same_nonce(one, one), same_nonce(one, two), same_nonce(one, one[:-1])) == (True, False, False)
