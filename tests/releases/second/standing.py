"""A stand-in for a chat endpoint: a local server that answers as a test wants it to."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

__all__ = ["Standing", "said", "standing"]


def said(words: str | None, **more: Any) -> bytes:
    """Return the body of an endpoint that says *words*."""
    message = {"role": "assistant", "content": words, **{k: v for k, v in more.items() if k == "refusal"}}
    choice = {"index": 0, "message": message, "finish_reason": more.get("finish_reason", "stop")}
    return json.dumps({"choices": [choice]}).encode()


class Standing(BaseHTTPRequestHandler):
    """Answers each question with *body* and *code*; keeps what it was asked."""

    body: bytes = b""
    code = 200
    codes: list[int]
    headers_sent: dict[str, str]
    drip = 0.0
    asked: list[tuple[str, dict[str, Any]]]

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.headers["Authorization"] or "", question))
        self.send_response(self.codes.pop(0) if self.codes else self.code)
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for place in range(len(self.body)) if self.drip else ():
                time.sleep(self.drip)
                self.wfile.write(self.body[place : place + 1])
                self.wfile.flush()
            if not self.drip:
                self.wfile.write(self.body)
        except OSError:
            pass  # the other side has hung up, as it should

    def log_message(self, *_said: object) -> None:
        """Stay silent."""


@contextmanager
def standing() -> Iterator[tuple[str, type[Standing]]]:
    """Give the address of a stand-in and the handler by which it is told what to say."""
    handler = type("Told", (Standing,), {"asked": [], "codes": [], "headers_sent": {}})
    with HTTPServer(("127.0.0.1", 0), handler) as listening:
        Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}/v1/chat/completions", handler
        listening.shutdown()
