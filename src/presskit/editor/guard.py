"""What a server on one's own machine has to refuse: other sites, other names for this machine, other people's pages.

In: every request before anything else looks at it. Out: the same request, or a refusal in one sentence; and the headers
that hold the page to its own files. Sources: Fetch and Content Security Policy Level 3 for the headers;
docs/editor.md lists each threat with its answer.
"""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 60_000_000
"""Bytes of a request: the largest photograph that one would drop."""

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets only the page of this server through, in a browser that was given the token.

    `port` is that of the server. A token is good for one request; `secret` is what a second `presskit edit` shows,
    which reads it in a file that only this user may read. `key` is what the cookie holds.
    """

    def __init__(self, app: ASGIApp, port: int, secret: str, key: str) -> None:
        self.app = app
        self.port = port
        self.secret = secret
        self.key = key
        self._tokens: set[str] = set()

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers do not keep the cookies of two ports apart."""
        return f"presskit-{self.port}"

    def token(self) -> str:
        """A token for one browser."""
        made = secrets.token_urlsafe(24)
        self._tokens.add(made)
        return made

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope["nonce"] = nonce

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
            await send(message)

        refused = self._refused(scope, Headers(scope=scope))
        await (refused or self.app)(scope, receive, sent)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that goes no further; None for one that does."""
        hosts = (f"127.0.0.1:{self.port}", f"localhost:{self.port}")
        if headers.get("host") not in hosts:
            return PlainTextResponse("This server answers to 127.0.0.1 only.", 403)
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return PlainTextResponse("Another site asks, and gets nothing.", 403)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("There is nothing of that kind to do here.", 405)
        if scope["path"] == "/join":
            return None if self._is_ours(headers) else PlainTextResponse("That is not the secret.", 403)
        if scope["path"] == "/open":
            return self._opened(scope, str(headers.get("host")))
        if not self._has_cookie(headers):
            return PlainTextResponse("Open the editor with the address that `presskit edit` prints.", 403)
        if scope["method"] == "POST":
            return self._wrong_post(headers, [f"http://{host}" for host in hosts])
        return None

    def _opened(self, scope: Scope, host: str) -> Response:
        given = parse_qs(scope["query_string"].decode("ascii", "replace")).get("t", [""])[0]
        known = next((one for one in self._tokens if hmac.compare_digest(one.encode(), given.encode())), None)
        if known is None:
            return PlainTextResponse("This address has been used. Run `presskit edit` again for another.", 403)
        self._tokens.discard(known)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.key, httponly=True, samesite="strict", path="/")
        return answer

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        given = cookies[self.cookie].value if self.cookie in cookies else ""
        return hmac.compare_digest(given.encode(), self.key.encode())

    def _is_ours(self, headers: Headers) -> bool:
        given = headers.get("authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {self.secret}".encode())

    def _wrong_post(self, headers: Headers, origins: list[str]) -> Response | None:
        if headers.get("origin") not in origins:
            return PlainTextResponse("Another page sends this, and nothing is taken.", 403)
        if headers.get("content-type", "").partition(";")[0] not in ("application/json", "application/octet-stream"):
            return PlainTextResponse("It is sent as JSON, or as the bytes of a file.", 415)
        length = headers.get("content-length", "")
        if not length.isdecimal():
            return PlainTextResponse("It says how long it is.", 411)
        if int(length) > LARGEST:
            return PlainTextResponse(f"It is larger than {LARGEST // 1_000_000} MB.", 413)
        return None
