"""So many at once: places that are handed out first come, first served, and may become more or fewer meanwhile."""

import asyncio
from collections import deque
from collections.abc import Callable


class Places:
    """most: how many there are, asked for whenever it matters. Call `look_again` when there are more of them.

    Nobody is thrown out when they become fewer; the next ones wait.
    """

    def __init__(self, most: Callable[[], int]) -> None:
        self._most = most
        self._taken = 0
        self._urgent: deque[asyncio.Future[bool]] = deque()
        self._waiting: deque[asyncio.Future[bool]] = deque()

    async def enter(self, *, urgent: bool = False) -> bool:
        """Wait for a place; urgent ones go before others. False if there will be none: `close` was called.

        Whoever has entered must `leave`.
        """
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        queue = self._urgent if urgent else self._waiting
        queue.append(turn)
        self.look_again()
        try:
            return await turn
        except asyncio.CancelledError:
            if turn in queue:
                queue.remove(turn)
            elif not turn.cancelled() and turn.result():
                self.leave()
            raise

    def leave(self) -> None:
        """Give the place back, to whoever waits."""
        self._taken -= 1
        self.look_again()

    def look_again(self) -> None:
        """Let in as many as there are places for now."""
        while self._taken < self._most() and (queue := self._urgent or self._waiting):
            turn = queue.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(True)

    def close(self) -> None:
        """Send everybody away who waits."""
        for turn in (*self._urgent, *self._waiting):
            if not turn.done():
                turn.set_result(False)
        self._urgent.clear()
        self._waiting.clear()
