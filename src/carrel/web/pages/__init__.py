"""The pages: route handlers that answer with HTML."""

from __future__ import annotations

from litestar.handlers import HTTPRouteHandler

PAGE_HANDLERS: tuple[HTTPRouteHandler, ...] = ()
