"""Keys that are typed ahead: each goes to what has the focus when the keys before it have been done.

Textual sends a key to the widget that has the focus when it is read. What is typed faster than a window opens would so
go to the panes below: a letter that was meant for a list, or for a line of words, would be lost there, or decide.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Awaitable, Callable
from functools import update_wrapper, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from textual import work
from textual._context import active_message_pump
from textual.app import App
from textual.events import Event, Key
from textual.screen import Screen
from textual.worker import Worker

from tui.screens.key_pace import KeyPace

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.chooser import Chooser

_P = ParamSpec("_P")
_S = TypeVar("_S", bound=Screen[Any])


class KeysAhead(App[None]):
    """Holds keys back while a window opens, and sends those on that came to where the focus was before."""

    _held: list[Key] | None = None
    """Keys that wait, in the order in which they were typed; None where none is to."""

    _hold = 0
    """Counts up with each reason to hold keys back: only the last one lets them go."""

    _since = 0.0
    """When the key was typed behind which keys are held back; those before it are on their way and are done."""

    _doing = 0.0
    """When the key was typed that the app is doing, or did last."""

    asking = 0
    """The number by which those keys are released that wait for what is being asked."""

    def __init__(self) -> None:
        super().__init__()
        self.key_pace = KeyPace()
        self._aims: WeakKeyDictionary[Key, Widget | Screen[Any]] = WeakKeyDictionary()
        self._repeated: WeakKeyDictionary[Key, bool] = WeakKeyDictionary()

    async def on_event(self, event: Event) -> None:
        """Send a key that was read to what has the focus, and note what that was; or hold it back."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if event not in self._repeated:
            self.key_pace.heard(event.key, event.time)
            self._repeated[event] = self.key_pace.repeated
        if self._held is not None:
            insort(self._held, event, key=lambda held: held.time)
        elif self._goes_first(event.key):
            self._hold_behind_others(event)
        else:
            await self._send(event)

    async def sent_on(self, event: Key) -> bool:
        """Whether a key that no widget has used is not to be done here: it waits, or goes where the focus is now."""
        aim = self._aims.pop(event, None)
        waits = self._held is not None and event.time > self._since
        if aim is None or not (waits or aim is not (self.focused or self.screen)):
            self._doing = event.time
            self.key_pace.repeated = self._repeated.get(event, False)
            return False
        event.prevent_default()
        again = Key(event.key, event.character)
        again.time = event.time
        self._repeated[again] = self._repeated.get(event, False)
        if waits:
            await self.on_event(again)
        else:
            await self._send(again)
        return True

    async def _send(self, event: Key) -> None:
        self._aims[event] = self.focused or self.screen
        await super().on_event(event)

    def _goes_first(self, key: str) -> bool:
        """Whether Textual does it before the widget in focus has even seen the keys typed before."""
        chain = self.screen._binding_chain
        return any(binding.priority for _, bindings in chain for binding in bindings.key_to_bindings.get(key, ()))

    def _hold_behind_others(self, event: Key) -> None:
        """Let a key wait until those before have gone all the way from the focus up to here."""
        hold = self.hold_keys()
        self._since = event.time
        pumps = iter((self.focused or self.screen).ancestors_with_self)

        def pass_on() -> None:
            for pump in pumps:
                if pump.call_later(pass_on):
                    return
            self.call_later(self._hand_over, hold, event)

        pass_on()

    def push_screen(self, *arguments: Any, **named: Any) -> Any:
        """Put a screen up, as Textual does; keys wait until something in it has the focus."""
        pushed = super().push_screen(*arguments, **named)
        hold = self.hold_keys()
        if not self.screen.call_later(self.release_keys, hold):  # behind what sets the focus
            self.release_keys(hold)
        return pushed

    def hold_keys(self) -> int:
        """Let keys wait that were typed after the one that is being done; the number by which they are released."""
        self._hold += 1
        # Of a key that a window does by itself nothing is known here but that those behind it are yet to come.
        self._since = self._doing if active_message_pump.get(None) is self else 0.0
        if self._held is None:
            self._held = []
        return self._hold

    def release_keys(self, hold: int) -> None:
        """Hand over the keys that wait, unless they wait for something else since."""
        self.call_later(self._hand_over, hold)

    async def _hand_over(self, hold: int, first: Key | None = None) -> None:
        """Do the keys that waited, `first` before them."""
        if hold == self._hold and self._held is not None:
            held, self._held = self._held, None
            if first is not None:
                self._doing = first.time
                await self._send(first)
            for event in held:  # should one of them open a window, those behind it wait again
                await self.on_event(event)
        elif first is not None:
            await self.on_event(first)


def asking(method: Callable[Concatenate[_S, _P], Awaitable[None]]) -> Callable[Concatenate[_S, _P], Worker[None]]:
    """A method of a screen that lets something be chosen (`choose`): it runs in a worker, and no key overtakes it."""

    @wraps(method)
    async def asked(screen: _S, *arguments: _P.args, **named: _P.kwargs) -> None:
        app = _app_of(screen)
        try:
            await method(screen, *arguments, **named)
        finally:
            app.release_keys(app.asking)

    run = cast(Callable[..., Worker[None]], work(asked))

    def start(screen: _S, /, *arguments: _P.args, **named: _P.kwargs) -> Worker[None]:
        app = _app_of(screen)
        app.asking = app.hold_keys()
        return run(screen, *arguments, **named)

    update_wrapper(start, method)
    return start


async def choose(screen: Screen[Any], chooser: Chooser) -> int | None:
    """What is chosen in a window, asked in a method that is `asking`; keys behind it wait until that is done."""
    app = _app_of(screen)

    def leaving() -> None:
        app.asking = app.hold_keys()

    chooser.leaving = leaving
    return await app.push_screen_wait(chooser)


def push_next(screen: Screen[Any], window: Screen[Any]) -> None:
    """Put a window up as soon as the one over the screen is gone; keys wait for it."""
    app = _app_of(screen)
    app.hold_keys()
    app.call_later(app.push_screen, window)


def _app_of(screen: Screen[Any]) -> KeysAhead:
    return cast(KeysAhead, screen.app)
