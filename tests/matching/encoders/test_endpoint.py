"""An endpoint of one's own, played by a local server."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import numpy as np
import pytest

from enishi.matching.encoders import Endpoint, EndpointRefused


@pytest.fixture
def server():
    class Handler(BaseHTTPRequestHandler):
        answer = None
        asked = []

        def do_POST(self):
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.asked.append((self.headers["Authorization"], said))
            rows = [{"index": place, "embedding": [3.0, 4.0 + place]} for place, _text in enumerate(said["input"])]
            body = self.answer if self.answer is not None else json.dumps({"data": rows[::-1]}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said):
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}/v1/embeddings", Handler
        listening.shutdown()


def test_texts_come_back_as_rows_of_length_one_in_their_order(server):
    address, handler = server
    rows = Endpoint(address, "small", 2, key="secret").encode(["one", "", "two"])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 0, 1], rtol=1e-6)
    np.testing.assert_allclose(rows[0], [0.6, 0.8], rtol=1e-6)
    assert handler.asked == [("Bearer secret", {"model": "small", "input": ["one", "two"]})]


@pytest.mark.parametrize(
    "answer", [b"no json", b'{"data": [{"index": 0, "embedding": [1]}]}', b'{"error": "quota"}', b"[]"]
)
def test_answer_that_is_no_vectors_is_refused(server, answer):
    address, handler = server
    handler.answer = answer
    with pytest.raises(EndpointRefused, match=r"127\.0\.0\.1"):
        Endpoint(address, "small", 2).encode(["one"])


def test_endpoint_that_is_not_there_is_refused_with_its_address():
    with pytest.raises(EndpointRefused, match=r"http://127\.0\.0\.1:9/"):
        Endpoint("http://127.0.0.1:9/", "small", 2).encode(["one"])
    with pytest.raises(ValueError, match="begins with http"):
        Endpoint("file:///etc/passwd", "small", 2)
