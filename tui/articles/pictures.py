"""The bytes of an article's picture: from a file beside the article, or from the web when a reader asks for it."""

import time
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from tui.articles.files import ArticleFileError, read_bytes

LARGEST = 12 * 1024 * 1024
"""Bytes that a picture may have."""

SECONDS = 30
"""How long fetching a picture may take in all."""

_SILENCE = 10
"""Seconds for which a server may say nothing."""

_CHUNK = 64 * 1024

_TOO_LARGE = f"it is larger than {LARGEST // 1024 // 1024} MB"


class PictureError(Exception):
    """A picture that cannot be had; the message is one line for people."""


def is_remote(address: str) -> bool:
    """Whether a picture lies on the web, so that fetching it tells its server that somebody reads the article."""
    return urlsplit(address).scheme.lower() in ("http", "https")


def read_local(address: str, folder: Path, root: Path) -> bytes:
    """The bytes of a picture named by a path in an article.

    Args:
        address: the path as the article has it, relative to its folder; percent escapes are undone.
        folder: the folder of the article's file.
        root: the archive's folder, which the path may not leave, by links neither.

    Raises PictureError.
    """
    if urlsplit(address).scheme:
        raise PictureError("neither a file nor an address on the web")
    name = unquote(address.partition("#")[0].partition("?")[0])
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(root.resolve()):
            raise PictureError("it lies outside the archive's folder")
        data, size = read_bytes(path, LARGEST)
    except ArticleFileError as error:
        raise PictureError(error.message) from None
    except (OSError, ValueError, RuntimeError) as error:  # a name with NUL, links in a circle
        raise PictureError(str(error)) from None
    if size > LARGEST:
        raise PictureError(_TOO_LARGE)
    return data


def fetch(
    address: str,
    is_stale: Callable[[], bool] = lambda: False,
    report: Callable[[int, int | None], None] = lambda done, total: None,
) -> bytes:
    """The bytes of a picture on the web.

    Nothing is sent but the request itself: no cookies, no referrer. Redirects may lead to the web only.

    Args:
        address: an http or https address.
        is_stale: asked between chunks; where it is true, fetching stops with a PictureError.
        report: told the bytes that are there and, where the server says it, how many there will be.

    Raises PictureError.
    """
    until = time.monotonic() + SECONDS
    if not is_remote(address):
        raise PictureError("no address on the web")
    try:
        request = Request(address, headers={"User-Agent": "zhupi", "Accept": "image/*"})
        with _opener().open(request, timeout=_SILENCE) as response:
            length = response.headers.get("Content-Length", "")
            total = int(length) if length.isdecimal() else None
            data = bytearray()
            while chunk := response.read1(_CHUNK):
                data += chunk
                if len(data) > LARGEST or (total or 0) > LARGEST:
                    raise PictureError(_TOO_LARGE)
                if is_stale():
                    raise PictureError("stopped")
                if time.monotonic() > until:
                    raise PictureError(f"not there after {SECONDS} s")
                report(len(data), total)
    except HTTPError as error:
        raise PictureError(f"the server says {error.code} {error.reason}") from None
    except URLError as error:
        raise PictureError(str(error.reason)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise PictureError(str(error) or type(error).__name__) from None
    return bytes(data)


class _OnTheWeb(HTTPRedirectHandler):
    """Follows redirects to http and https, not to ftp, which urllib would follow, too."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not is_remote(newurl):
            raise PictureError(f"it leads away from the web, to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """An opener for the web and nothing else."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor, _OnTheWeb,
    ):  # fmt: skip
        opener.add_handler(handler())
    return opener
