"""The bytes of pictures: out of no folder but the archive's, from the web within limits."""

import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tui.articles import pictures
from tui.articles.pictures import PictureError, fetch, is_remote, read_local

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        seen.append((self.path, dict(self.headers)))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/none":
            self.send_error(404)
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(bytes(64 * 1024))
            except OSError:
                pass
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(200):
                    self.wfile.write(b"x")
                    time.sleep(0.02)
            except OSError:
                pass
        elif self.path == "/liar":
            self.send_response(200)
            self.send_header("Content-Length", str(10**12))
            self.end_headers()
            self.wfile.write(PNG)
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(PNG)))
            self.end_headers()
            self.wfile.write(PNG)

    def log_message(self, *args: object) -> None:
        pass


seen: list[tuple[str, dict[str, str]]] = []


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_picture_is_fetched_and_nothing_is_told(web: str) -> None:
    told: list[tuple[int, int | None]] = []
    assert fetch(f"{web}/a.png", report=lambda done, total: told.append((done, total))) == PNG
    assert told[-1] == (len(PNG), len(PNG))
    headers = {name.lower() for name in seen[0][1]}
    assert not headers & {"cookie", "referer", "authorization"}


def test_redirects_stay_on_the_web(web: str) -> None:
    assert fetch(f"{web}/to/{web}/a.png") == PNG
    for away in ("file:///etc/passwd", "ftp://example.com/x", "data:text/plain,x"):
        with pytest.raises(PictureError, match=r"leads away from the web|not allowed"):
            fetch(f"{web}/to/{away}")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://x/y.png", "data:image/png;base64,AA", "a.png", "http://"]
)
def test_only_the_web_is_asked(address: str) -> None:
    with pytest.raises(PictureError):
        fetch(address)


def test_what_the_server_says_is_said(web: str) -> None:
    with pytest.raises(PictureError, match="404"):
        fetch(f"{web}/none")


def test_sizes_are_limited_whatever_the_server_says(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 200_000)
    for path in ("/endless", "/liar"):
        with pytest.raises(PictureError, match="larger than"):
            fetch(web + path)


def test_time_is_limited(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "SECONDS", 0.1)
    with pytest.raises(PictureError, match="not there after"):
        fetch(f"{web}/slow")


def test_it_can_be_stopped(web: str) -> None:
    with pytest.raises(PictureError, match="stopped"):
        fetch(f"{web}/slow", is_stale=lambda: True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "in" / "pics").mkdir(parents=True)
    (root / "in" / "pics" / "a b.png").write_bytes(PNG)
    (root / "top.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(b"secret")
    return root


@pytest.mark.parametrize("address", ["pics/a%20b.png", "pics/a b.png", "./pics/../../top.png", "../top.png?x=1#y"])
def test_a_picture_beside_the_article_is_read(folder: Path, address: str) -> None:
    assert not is_remote(address)
    assert read_local(address, folder / "in", folder) == PNG


@pytest.mark.parametrize(
    "address",
    ["../../secret.png", "%2e%2e/%2e%2e/secret.png", "/etc/passwd", "file:///etc/passwd", "pics", "none.png", "a\0b",
     "pics/link.png", "pics/fifo", "C:\\x.png"],
)  # fmt: skip
def test_nothing_else_is(folder: Path, address: str) -> None:
    (folder / "in" / "pics" / "link.png").symlink_to(folder.parent / "secret.png")
    os.mkfifo(folder / "in" / "pics" / "fifo")
    with pytest.raises(PictureError) as error:
        read_local(address, folder / "in", folder)
    assert "\n" not in str(error.value)


def test_large_files_are_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 50)
    with pytest.raises(PictureError, match="larger than"):
        read_local("../top.png", folder / "in", folder)
